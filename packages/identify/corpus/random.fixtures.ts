/** Numbers from 0 up to, without, `below`: the same ones for the same seed (mulberry32). */
export type Random = (below: number) => number;

export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export const pick = <T>(all: readonly T[], random: Random): T => all[random(all.length)] as T;

export const digits = (count: number, random: Random): string =>
  Array.from({ length: count }, () => random(10)).join('');

export type Half = 'tuned' | 'held-out';

/** Which half a text belongs to, by its FNV-1a hash: rules are made for one, and reported on the other. */
export function halfOf(text: string): Half {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return (hash >>> 16) % 2 === 0 ? 'tuned' : 'held-out';
}
