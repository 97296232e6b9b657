/** Numbers from 0 up to, without, `below`: the same ones for the same seed. */
export type Random = (below: number) => number;

/** A 32-bit generator (mulberry32): small, fast and repeatable; nothing secret comes of it. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const MAX_BYTES = 65_536;
const MAX_STEPS = 4;
/** Octets that the formats give a meaning to, and some that none allows. */
const TELLING = [...new TextEncoder().encode('\n\n\n  +++==0159aA/—.\t\r\0#'), 0x7f, 0x80, 0xff, 0xfe];

type Step = (input: Uint8Array, random: Random, other: Uint8Array) => Uint8Array;

const STEPS: readonly Step[] = [
  function flipBit(input, random) {
    const at = random(input.length);
    return input.with(at, (input[at] ?? 0) ^ (1 << random(8)));
  },
  function setOctet(input, random) {
    return input.with(random(input.length), pick(TELLING, random));
  },
  function insertOctet(input, random) {
    return spliced(input, random(input.length + 1), 0, Uint8Array.of(pick(TELLING, random)));
  },
  function removePart(input, random) {
    return spliced(input, random(input.length), 1 + random(8));
  },
  function repeatPart(input, random) {
    const at = random(input.length);
    return spliced(input, at, 0, input.subarray(at, at + 1 + random(64)));
  },
  function truncate(input, random) {
    return input.subarray(0, random(input.length));
  },
  function splice(input, random, other) {
    return spliced(input, random(input.length), input.length, other.subarray(random(other.length + 1)));
  },
  function repeatLine(input, random) {
    return byLines(input, (lines) => lines.toSpliced(random(lines.length), 0, pick(lines, random)));
  },
  function exchangeLines(input, random) {
    return byLines(input, (lines) => {
      const [one, two] = [random(lines.length), random(lines.length)];
      return lines.with(one, lines[two] ?? '').with(two, lines[one] ?? '');
    });
  },
  function removeLine(input, random) {
    return byLines(input, (lines) => lines.toSpliced(random(lines.length), 1));
  },
  function takeLine(input, random, other) {
    const line = pick(units(other).split('\n'), random);
    return byLines(input, (lines) => lines.toSpliced(random(lines.length), random(2), line));
  },
];

/** Changes an input in one to four steps, with parts of another one. */
export function mutate(input: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let changed = input;
  for (let left = 1 + random(MAX_STEPS); left > 0; left--) {
    const from = changed.length > 0 ? changed : Uint8Array.of(pick(TELLING, random));
    changed = pick(STEPS, random)(from, random, other);
  }
  return changed.slice(0, MAX_BYTES);
}

export function pick<T>(all: readonly T[], random: Random): T {
  return all[random(all.length)] as T;
}

function spliced(
  input: Uint8Array,
  at: number,
  remove: number,
  insert: Uint8Array = new Uint8Array(),
): Uint8Array {
  return Uint8Array.from(Buffer.concat([input.subarray(0, at), insert, input.subarray(at + remove)]));
}

const units = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

const byLines = (input: Uint8Array, change: (lines: string[]) => string[]) =>
  Uint8Array.from(Buffer.from(change(units(input).split('\n')).join('\n'), 'latin1'));
