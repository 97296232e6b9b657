/** How much a message reads like those of impostors: a logistic regression that `corpus/train.fixtures.ts` has fitted. */
import { PLACES, placesOf, type Seen } from './features.ts';
import { BIAS, SCALE, WEIGHTS } from './weights.ts';

/** Above 0 it reads like an impostor's, by what was learnt from the corpus. */
export function scoreOf(seen: Seen): number {
  const places = placesOf(seen);
  let sum = 0;
  for (const place of places) sum += weights[place] ?? 0;
  return BIAS + (sum * SCALE) / Math.sqrt(places.size);
}

const weights = decoded(WEIGHTS);

function decoded(base64: string): Int8Array {
  const binary = atob(base64);
  const read = new Int8Array(PLACES);
  for (let at = 0; at < binary.length; at++) read[at] = binary.charCodeAt(at);
  return read;
}
