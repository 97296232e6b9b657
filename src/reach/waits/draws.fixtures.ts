import { randomFrom } from '../../../packages/identify/corpus/random.fixtures.ts';

export interface Draws {
  /** Of mean 1. */
  exponential(): number;
  /** Of mean 1 and standard deviation 1, with a longer tail: chats as they are said to be. */
  lognormal(): number;
  /** Each as often as its weight says. */
  one<T>(all: readonly T[], weightOf: (one: T) => number): T;
}

/** The same ones for the same seed. */
export function drawsFrom(seed: number): Draws {
  const random = randomFrom(seed);
  const uniform = () => (random(2 ** 32) + 0.5) / 2 ** 32;
  const exponential = () => -Math.log(uniform());
  const normal = () => Math.sqrt(2 * exponential()) * Math.cos(2 * Math.PI * uniform());
  return {
    exponential,
    lognormal: () => Math.exp(Math.sqrt(Math.LN2) * normal() - Math.LN2 / 2),
    one(all, weightOf) {
      let rest = uniform() * all.reduce((sum, one) => sum + weightOf(one), 0);
      for (const one of all) {
        rest -= weightOf(one);
        if (rest < 0) return one;
      }
      throw new Error('nothing to draw from');
    },
  };
}
