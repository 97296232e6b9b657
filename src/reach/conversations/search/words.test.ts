/** What is found by what: the reading of texts and queries against an obviously correct look into the text. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { excerptOf } from './excerpt.ts';
import { queryOf } from './query.ts';
import { fold, runsOf, vectorOf, wordOf } from './words.ts';

test('Chinese becomes pairs, words and numbers stay whole, and marks are between them', () => {
  assert.equal(vectorOf('退款，ok'), "'退款':1 '款':2 'ok':3");
  assert.equal(vectorOf('订单DD-20261128'), "'订单':1 '单':2 'dd':3 '20261128':4");
});

test('width, case, accents and traditional characters are read alike', () => {
  for (const [a, b] of [
    ['ＡＢＣ１２３', 'abc123'],
    ['退款請幫我們', '退款请帮我们'],
    ['Café', 'cafe'],
    ['ﾃｽﾄ', 'テスト'],
    ['ﬁx', 'fix'],
  ] as const)
    assert.deepEqual(fold(a).characters, fold(b).characters, a);
});

test('a query of two characters is one pair; a longer one is held together by where they stand', () => {
  assert.deepEqual(queryOf('退款'), { all: "('退款')", phrase: null });
  assert.equal(queryOf('退款失败')?.all, "('退款' <2> '失败')");
  assert.equal(queryOf('退款失')?.all, "('退款' <1> '款失')");
  assert.equal(queryOf('退')?.all, "('退':*)");
  assert.equal(queryOf('DD2026')?.all, "('dd' <1> '2026':*)");
  assert.deepEqual(queryOf('退款 abc'), { all: "('退款') & ('abc':*)", phrase: "'退款' <2> 'abc':*" });
});

test('what cannot be looked for is nothing, and nothing that is typed is an operator', () => {
  for (const text of ['', ' ', '。。！', '()&|!:*', "'", '\\', '<1>'.replace('1', '')])
    assert.equal(queryOf(text), null, text);
  assert.equal(queryOf("a' | 'b")?.all, "('a':*) & ('b':*)");
  assert.equal(vectorOf(`x'y\\z`), "'x':1 'y':2 'z':3");
});

test('an excerpt is the text, whatever it is, with what was found marked', () => {
  assert.deepEqual(excerptOf('我要退款，謝謝', '谢谢'), [
    { text: '我要退款，', found: false },
    { text: '謝謝', found: true },
  ]);
  assert.deepEqual(excerptOf('<b>退款</b>', '退款'), [
    { text: '<b>', found: false },
    { text: '退款', found: true },
    { text: '</b>', found: false },
  ]);
  // A word is found by how it begins, not by what stands within it.
  assert.deepEqual(
    excerptOf('reorder the order', 'order').filter(({ found }) => found),
    [{ text: 'order', found: true }],
  );
  const long = excerptOf(`${'很'.repeat(500)}退款${'长'.repeat(500)}`, '退款');
  assert.ok(long.map(({ text }) => text).join('').length <= 122);
  assert.ok(long.some(({ text, found }) => found && text === '退款'));
});

const character = fc.constantFrom(...'退款失败充值請请AbＣ12３é ，。<\'\\"&|\u0301😀𠮷ー');
const text = fc.array(character, { maxLength: 30 }).map((all) => all.join(''));

test('whatever is typed, an excerpt takes nothing away and cuts no character in two', () => {
  fc.assert(
    fc.property(text, text, (said, asked) => {
      const whole = excerptOf(said, asked)
        .map((piece) => piece.text)
        .join('');
      assert.equal(whole, said);
      assert.ok(whole.isWellFormed());
    }),
  );
});

/** As PostgreSQL reads the lexemes of a vector and the words of a query. */
test('no lexeme holds what PostgreSQL would read as its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (said) => {
      const { characters } = fold(said);
      for (const run of runsOf(characters)) assert.doesNotMatch(wordOf(characters, run), /['\\\s&|!():*<>]/);
    }),
  );
});
