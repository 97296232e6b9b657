import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { alterationsOf, fold, originOf } from './fold.ts';

/** Invisible characters are written as escapes here, so that a reader sees them. */
const CASES: readonly (readonly [given: string, reads: string, ...how: string[]])[] = [
  ['400-000-0000', '400-000-0000'],
  ['４００', '400', 'full-width'],
  ['④⓪⓪', '400', 'circled'],
  ['❹⓿➊', '401', 'circled'],
  ['⑴⒉🄁', '120', 'circled'],
  ['4\ufe0f\u20e30\u20e3', '40', 'keycap'],
  ['🔟', '10', 'circled'],
  ['𝟒𝟢𝟶', '400', 'styled'],
  ['⁴₀₀', '400', 'raised'],
  ['٤۰०', '400', 'other-script'],
  ['4\u0336 0', '4 0', 'combining'],
  ['4\u20dd', '4', 'circled'],
  ['4\u200b0\u00ad0', '400', 'invisible'],
  ['4\u2060\ufeff0\u180e0', '400', 'invisible'],
  ['4\u200e00', '400', 'bidi'],
  ['\u202e004\u202c', '400', 'bidi'],
  ['400–000', '400-000', 'variant'],
  ['400\u00a0000', '400 000', 'variant'],
  ['ⅠⅢⅷ〤', '1384', 'variant'],
  ['ＱＱ：１', 'QQ:1', 'full-width'],
  ['𝓦𝕏', 'WX', 'styled'],
  ['Ⓦ🅧', 'WX', 'circled'],
  ['ﬁ', 'fi', 'variant'],
  ['四〇〇', '四〇〇'],
  // An emoji in its coloured form is nothing that hides.
  ['☎\ufe0f400', '☎400'],
  ['👨\u200d💻1', '👨💻1'],
];

test('characters are read as people read them, and it is said what was done to them', () => {
  for (const [given, reads, ...how] of CASES) {
    const folded = fold(given);
    assert.equal(folded.text, reads, given);
    assert.deepEqual(alterationsOf(folded, 0, folded.text.length), how, given);
  }
});

test('every character knows where it stood', () => {
  const folded = fold('a🔟\u200bb');
  assert.equal(folded.text, 'a10b');
  assert.deepEqual(originOf(folded, 1, 3), { start: 1, end: 3 });
  assert.deepEqual(originOf(folded, 3, 4), { start: 4, end: 5 });
  assert.deepEqual(originOf(fold('x\u202e0014\u202c'), 1, 5), { start: 2, end: 6 });
});

test('what is not seen before and behind a part counts to it', () => {
  const folded = fold('a\u200b4\u200eb');
  assert.deepEqual(alterationsOf(folded, 1, 2), ['invisible', 'bidi']);
  assert.deepEqual(alterationsOf(folded, 0, 1), ['invisible']);
});

const TELLING = fc.constantFrom(...'a4 \n\u200b\u202e\u202c\u20e3\ufe0f\u0301①４𝟒🔟🇨⒈〇ﷺ\ud800');
const TEXTS = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: TELLING, maxLength: 60 }));

test('property: ranges lie in the text, none is empty, and the order is kept where nothing runs backwards', () => {
  fc.assert(
    fc.property(TEXTS, (text) => {
      const { starts, ends, marks, hidden, text: reads } = fold(text);
      for (const list of [starts, ends, marks]) assert.equal(list.length, reads.length);
      assert.equal(hidden.length, reads.length + 1);
      for (const [at, start] of starts.entries()) {
        assert.ok(start >= 0 && start < (ends[at] ?? 0) && (ends[at] ?? 0) <= text.length);
        if (!text.includes('\u202e')) assert.ok(at === 0 || start >= (starts[at - 1] ?? 0));
      }
    }),
    { numRuns: 2000 },
  );
});

test('property: a folded text folds to itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'a4\u200b\u202e\u20e3①４𝟒🔟〇Ⓦ·') }), (text) => {
      const once = fold(text).text;
      assert.equal(fold(once).text, once);
    }),
  );
});
