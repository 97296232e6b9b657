/** `node packages/identify/corpus/train.fixtures.ts` fits `cues/model/weights.ts` to the messages of the corpus. */
import { writeFile } from 'node:fs/promises';
import { seenIn } from '../cues/message.ts';
import { hashesOf, PLACES, placeOf } from '../cues/model/features.ts';
import { identify } from '../identify.ts';
import { isForeign } from './measure.fixtures.ts';
import { halfOf, randomFrom } from './random.fixtures.ts';
import { readMessages, readNotNumbers, TRAINING } from './read.fixtures.ts';

const ROUNDS = 25;
/** The mean of the last ones swings less. */
const AVERAGED = 10;
const RATE = 0.2;
const DECAY = 1e-3;
/** To accuse the innocent is worse than to miss an impostor. */
const INNOCENT_COUNTS = 1.5;
const STEPS = 127;

interface Lesson {
  readonly places: Uint32Array;
  readonly isImpostor: boolean;
}

/** A message with the hashes of its features, and which hand wrote it. */
interface Read {
  readonly hand: number;
  readonly hashes: readonly number[];
  readonly isImpostor: boolean;
}

function readBy(hand: number, text: string, isImpostor: boolean): Read {
  const read = identify(text);
  const seen = seenIn(text, read.ok ? read.found : [], isForeign);
  return { hand, hashes: [...hashesOf(seen)], isImpostor };
}

async function messages(): Promise<Read[]> {
  const sets = await Promise.all(TRAINING.map(readMessages));
  const innocent = await readNotNumbers();
  const written = await readMessages('written');
  const heldOut = new Set(written.map(({ text }) => text).filter((text) => halfOf(text) === 'held-out'));
  return [
    ...sets.flatMap((set, hand) =>
      set
        .filter(({ text }) => !heldOut.has(text))
        .map(({ text, isImpostor }) => readBy(hand, text, isImpostor)),
    ),
    ...innocent.map(({ text }) => readBy(sets.length, text, false)),
  ];
}

/** What one hand alone writes tells that hand, and no impostor: it is not learnt. */
function lessonsOf(all: readonly Read[]): Lesson[] {
  const first = new Map<number, number>();
  const shared = new Set<number>();
  for (const { hand, hashes } of all)
    for (const hash of hashes) {
      const by = first.get(hash);
      if (by === undefined) first.set(hash, hand);
      else if (by !== hand) shared.add(hash);
    }
  return all.map(({ hashes, isImpostor }) => {
    const places = new Set(hashes.filter((hash) => shared.has(hash)).map(placeOf));
    return { places: Uint32Array.from(places), isImpostor };
  });
}

/** Stochastic gradient descent with AdaGrad (Duchi, Hazan and Singer, 2011); the same run gives the same weights. */
function fit(all: readonly Lesson[]): { weights: Float64Array; bias: number } {
  const weights = new Float64Array(PLACES);
  const squares = new Float64Array(PLACES).fill(1e-2);
  let bias = 0;
  let biasSquares = 1e-2;
  const random = randomFrom(1);
  const mean = { weights: new Float64Array(PLACES), bias: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    for (const { places, isImpostor } of shuffled(all, random)) {
      const norm = 1 / Math.sqrt(places.length);
      let sum = bias;
      for (const place of places) sum += (weights[place] ?? 0) * norm;
      const slope = (1 / (1 + Math.exp(-sum)) - Number(isImpostor)) * (isImpostor ? 1 : INNOCENT_COUNTS);
      for (const place of places) {
        const gradient = slope * norm + DECAY * (weights[place] ?? 0);
        squares[place] = (squares[place] ?? 0) + gradient ** 2;
        weights[place] = (weights[place] ?? 0) - (RATE * gradient) / Math.sqrt(squares[place] ?? 1);
      }
      biasSquares += slope ** 2;
      bias -= (RATE * slope) / Math.sqrt(biasSquares);
    }
    if (round < ROUNDS - AVERAGED) continue;
    for (let place = 0; place < PLACES; place++)
      mean.weights[place] = (mean.weights[place] ?? 0) + (weights[place] ?? 0) / AVERAGED;
    mean.bias += bias / AVERAGED;
  }
  return mean;
}

function shuffled<T>(all: readonly T[], random: (below: number) => number): T[] {
  const order = [...all];
  for (let at = order.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [order[at], order[other]] = [order[other] as T, order[at] as T];
  }
  return order;
}

/** The file of weights that the corpus gives. */
export async function trained(): Promise<string> {
  const { weights, bias } = fit(lessonsOf(await messages()));
  const greatest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const scale = greatest / STEPS;
  const whole = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return `/** Written by corpus/train.fixtures.ts: a weight of one byte for each place. */
export const BIAS = ${Number(bias.toFixed(4))};
export const SCALE = ${Number(scale.toFixed(6))};
export const WEIGHTS =
  '${Buffer.from(whole.buffer).toString('base64')}';
`;
}

if (import.meta.main) await writeFile(new URL('../cues/model/weights.ts', import.meta.url), await trained());
