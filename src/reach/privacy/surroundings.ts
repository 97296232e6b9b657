/** What stands around a place, up to marks that end it on both sides. */
export type Surroundings = (from: number, to: number) => string;

export const CLAUSE_ENDS = ',;:。!?\n';
export const SENTENCE_ENDS = '。!?\n';

/** @param most UTF-16 units on either side */
export function surroundingsIn(text: string, ends: string, most: number): Surroundings {
  /** Behind the last mark before each place, and at the next one. */
  const begins = new Int32Array(text.length + 1);
  const stops = new Int32Array(text.length + 1);
  for (let at = 1; at <= text.length; at++)
    begins[at] = ends.includes(text.charAt(at - 1)) ? at : (begins[at - 1] ?? 0);
  stops[text.length] = text.length;
  for (let at = text.length - 1; at >= 0; at--)
    stops[at] = ends.includes(text.charAt(at)) ? at : (stops[at + 1] ?? 0);
  return (from, to) =>
    text.slice(Math.max(begins[from] ?? 0, from - most), Math.min(stops[to] ?? 0, to + most));
}
