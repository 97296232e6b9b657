import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { card } from './card.fixtures.ts';
import { channel, classOf, next, retire, retired } from './change-class.fixtures.ts';
import { type Card, changeClass, type Localized } from './index.ts';
import { PLAIN_DAYS, RETIRED_REASONS } from './plain-texts.ts';

const name = (copy: Card, text: Localized) => {
  copy.calendar.push({ date: '2026-10-09', kind: 'holiday', name: text });
};
const close = (copy: Card, text: Localized) => {
  const closure = { from: card.issued, until: card.expires, reason: text };
  channel(copy, 'chat').hours.closures.push(closure);
};
const retireFor = (copy: Card, text: Localized) => {
  retire(copy, 'mail');
  retired(copy).reason = text;
};
const OWN_WORDS: Record<string, (copy: Card, text: Localized) => void> = {
  'the name of a day': name,
  'the reason of a closure': close,
  'the reason of a retirement': retireFor,
};

/** What no search for numbers, hosts and accounts would find. */
const LEADING = [
  '致电 138 2012-12-12',
  '热线 138 01:38 00:00',
  '电话 肆零零貳參陸貳參陸貳',
  '电话一三八，然后零零一三，再八零零零',
  'Ring 138 (then) 0013 (then) 8000',
  '1.....3.....8.....0.....0.....1.....3',
  '官网 天远。com',
  '官网 evil。集团',
  'evil点com',
  'evil•com',
  'shop.example/天远客服',
  '💰card.example',
  '请加微信 tykm_kefu',
];

test('words of one’s own are protected wherever they stand, in either language', () => {
  const plain = [...PLAIN_DAYS, ...Object.values(RETIRED_REASONS)];
  const word = fc.oneof(
    fc.constantFrom(...LEADING),
    fc.constantFrom(...plain.flatMap(({ zh, en }) => [zh, en])),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  );
  const isKnown = (text: Localized) => plain.some(({ zh, en }) => zh === text.zh && en === text.en);
  for (const [where, put] of Object.entries(OWN_WORDS)) {
    const classOfWords = (text: Localized) => classOf((copy) => put(copy, text));
    for (const zh of LEADING)
      assert.equal(classOfWords({ zh, en: 'National Day' }), 'protected', `${where}: ${zh}`);
    fc.assert(
      fc.property(fc.record({ zh: word, en: word }), (text) => {
        fc.pre(!isKnown(text));
        assert.equal(classOfWords(text), 'protected', where);
      }),
    );
  }
});

test('public holidays under their own names are ordinary, and the reasons of the system a retirement', () => {
  const classes = (text: Localized) =>
    [name, close, retireFor].map((put) => classOf((copy) => put(copy, text)));
  for (const text of PLAIN_DAYS)
    assert.deepEqual(classes(text), ['ordinary', 'ordinary', 'protected'], text.zh);
  for (const text of Object.values(RETIRED_REASONS))
    assert.deepEqual(classes(text), ['protected', 'protected', 'retirement'], text.zh);
});

test('what days and closures were called before they may still be called, wherever that stands', () => {
  const text = fc.record({ zh: fc.string({ minLength: 1 }), en: fc.string({ minLength: 1 }) });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), fc.nat(), (texts, at) => {
      const own = texts[at % texts.length] as Localized;
      const before = next((c) => {
        for (const [i, one] of texts.entries()) (i % 2 === 0 ? name : close)(c, one);
      });
      for (const put of [name, close]) {
        const after = structuredClone(before);
        after.calendar.reverse();
        put(after, own);
        assert.equal(changeClass(before, after), 'ordinary');
      }
      const gone = structuredClone(before);
      retireFor(gone, own);
      assert.equal(changeClass(before, gone), 'protected');
    }),
  );
});
