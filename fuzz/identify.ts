import assert from 'node:assert/strict';
import {
  CUE_CODES,
  type Found,
  findCues,
  identify,
  LOOKALIKE_CODES,
  lookalike,
  SIGNAL_CODES,
} from '@clearline/identify';
import type { Outcome } from './targets.ts';

const ZERO_WIDTH = '\u200b';
const OFFICIAL = ['mingxianka.example', 'kavio.example', 'zk.example'];

/** Finds are in order, apart and in the text; a character that nobody sees never makes an altered number a plain one. */
export function judgeText(bytes: Uint8Array): Outcome {
  const text = new TextDecoder().decode(bytes);
  const found = everyIn(text);
  let end = 0;
  for (const one of found) {
    assert.ok(one.start >= end && one.start < one.end && one.end <= text.length);
    assert.equal(one.text, text.slice(one.start, one.end));
    assert.ok(one.signals.every(({ code }) => SIGNAL_CODES.includes(code)));
    if ('host' in one)
      for (const { code } of lookalike(one.value, OFFICIAL)) assert.ok(LOOKALIKE_CODES.includes(code));
    end = one.end;
  }
  judgeCues(text);
  const at = found.findIndex(({ kind }) => kind === 'phone');
  if (at >= 0) judgeHidden(text, found, at);
  if (found.length === 0) return 'nothing-found';
  return found.some(({ signals }) => signals.length > 0) ? 'altered' : 'accepted';
}

function judgeCues(text: string): void {
  for (const { code, text: said, start, end } of findCues(text)) {
    assert.ok(CUE_CODES.includes(code) && start < end && end <= text.length);
    assert.equal(said, text.slice(start, end));
  }
}

function judgeHidden(text: string, found: readonly Found[], at: number): void {
  const number = found[at] as Found;
  const place = placeIn(text, number);
  const after = everyIn(text.slice(0, place) + ZERO_WIDTH + text.slice(place));
  assert.deepEqual(
    after.map(({ kind, value }) => [kind, value]),
    found.map(({ kind, value }) => [kind, value]),
  );
  const codes = after[at]?.signals.map(({ code }) => code) ?? [];
  assert.ok(codes.includes('invisible'));
  for (const { code } of number.signals) assert.ok(codes.includes(code));
}

/** In the middle, but not within a character of two units. */
function placeIn(text: string, { start, end }: Found): number {
  const middle = start + Math.ceil((end - start) / 2);
  return /[\udc00-\udfff]/.test(text[middle] ?? '') ? middle + 1 : middle;
}

function everyIn(text: string): readonly Found[] {
  const identified = identify(text);
  assert.ok(identified.ok);
  return identified.found;
}
