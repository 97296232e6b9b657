import assert from 'node:assert/strict';
import { answer } from '../src/verify/verdicts/index.ts';
import { SITE, viewOf } from '../test/views.ts';
import type { Outcome } from './targets.ts';

const view = viewOf();
/** Every official value of that card that is digits, and the only spellings of it that are. */
const NUMBERS = new Set(['4000000147', '075580000000x8000', '95000', '100000000']);

/** An answer comes, its ranges are those of the text, and what it calls official is written plainly. */
export function judgeVerdicts(bytes: Uint8Array): Outcome {
  const text = new TextDecoder().decode(bytes);
  const { items, conclusion } = answer(text, { view, findImpostor: () => null, lang: 'en', publicUrl: SITE });
  let end = 0;
  for (const item of items) {
    assert.ok(item.start >= end && item.start < item.end && item.end <= text.length);
    assert.equal(item.text, text.slice(item.start, item.end));
    assert.ok(item.says.length > 0 && item.signals.every(({ says }) => says.length > 0));
    if (item.verdict === 'official' && item.kind === 'phone') {
      assert.ok(NUMBERS.has(item.value));
      assert.match(item.text, /^[\d\s()+.转分机extEXT:：;=#,-]+$/);
    }
    end = item.end;
  }
  return conclusion.code === 'official' ? 'accepted' : conclusion.code;
}
