/** Where a pattern stands in a text, asked many times. */
export interface Places {
  /** Whether it stands wholly within such a part. */
  isIn(from: number, to: number): boolean;
  /** Where the last one ends that ends at a place or before; 0 where none does. */
  lastBefore(to: number): number;
}

export function placesOf(text: string, pattern: RegExp): Places {
  /** For each place the last of them that ends there or before: where it begins, and where it ends. */
  const starts = new Int32Array(text.length + 1).fill(-1);
  const ends = new Int32Array(text.length + 1);
  let filled = 0;
  let last = { start: -1, end: 0 };
  const fill = (to: number) => {
    starts.fill(last.start, filled, to);
    ends.fill(last.end, filled, to);
    filled = to;
  };
  for (const match of text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    fill(end);
    last = { start: match.index, end };
  }
  fill(text.length + 1);
  return {
    isIn: (from, to) => (starts[to] ?? -1) >= from,
    lastBefore: (to) => ends[to] ?? 0,
  };
}
