import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Found, findPhones, identify, MAX_TEXT, SIGNAL_CODES } from './index.ts';

const found = (text: string): readonly Found[] => {
  const identified = identify(text);
  assert.ok(identified.ok);
  return identified.found;
};

test('everything that a message names, where it stands, in order', () => {
  const text =
    '【天远】您的订单TY20240102已退款,请加微信kefu_888或拨打400-000-0000,详见 http://t.cn/Ab1 或 kefu@ty.example。';
  assert.deepEqual(
    found(text).map(({ kind, value }) => `${kind} ${value}`),
    [
      'order TY20240102',
      'wechat kefu_888',
      'phone 4000000000',
      'url http://t.cn/Ab1',
      'email kefu@ty.example',
    ],
  );
  for (const one of found(text)) assert.equal(text.slice(one.start, one.end), one.text);
});

test('offsets are of the text as given, also behind characters of two units and hidden ones', () => {
  assert.deepEqual(found('😀\u200b𝟏38\u200b00000000'), [
    {
      kind: 'phone',
      text: '𝟏38\u200b00000000',
      start: 3,
      end: 16,
      value: '13800000000',
      signals: [{ code: 'styled' }, { code: 'invisible' }],
      line: 'mobile',
    },
  ]);
});

test('a number in a link, a mailbox or an order is found once, as a part of that', () => {
  const kinds = (text: string) => found(text).map(({ kind }) => kind);
  assert.deepEqual(kinds('https://wa.example/13800000000'), ['url']);
  assert.deepEqual(kinds('13800000000@139.com'), ['email']);
  assert.deepEqual(kinds('订单号:13800000000'), ['order']);
  assert.deepEqual(kinds('QQ13800000000'), ['qq']);
});

test('a text of more than a million units is refused with a code', () => {
  assert.deepEqual(identify('x'.repeat(MAX_TEXT + 1)), { ok: false, code: 'text-too-long' });
  assert.deepEqual(findPhones('1'.repeat(MAX_TEXT + 1)), []);
});

const TELLING = fc.constantFrom(
  ...'0138O一幺 -.·()+@:/\\。,\n转号qQ微信群vV订单加http.comexample元¥\u200b\u202e\u202c\u20e3①𝟒４❤️点',
);
const TEXTS = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: TELLING, maxLength: 200 }),
  fc
    .array(
      fc.oneof(
        fc.domain(),
        fc.webUrl(),
        fc.emailAddress(),
        fc.constantFrom('400-000-0000', '微信', '订单号', ' '),
      ),
    )
    .map((parts) => parts.join('')),
);

test('property: no text throws; finds are in order, apart, inside of the text and with known signals', () => {
  fc.assert(
    fc.property(TEXTS, (text) => {
      let end = 0;
      for (const one of found(text)) {
        assert.ok(one.start >= end && one.start < one.end && one.end <= text.length);
        assert.equal(one.text, text.slice(one.start, one.end));
        assert.notEqual(one.value, '');
        for (const { code } of one.signals) assert.ok(SIGNAL_CODES.includes(code));
        end = one.end;
      }
    }),
    { numRuns: 3000 },
  );
});

const INVISIBLE = fc.constantFrom(
  '\u200b',
  '\u200d',
  '\u2060',
  '\ufeff',
  '\u00ad',
  '\u180e',
  '\u3164',
  '\u200e',
  '\u2066',
  '\u0336',
);
const NUMBERS = fc.constantFrom(
  '13800000000',
  '400-000-0000',
  '0755-8000-0000',
  '010 8888 0000',
  '+86 138 0000 0000',
);

test('property: invisible characters in or beside a number never leave it without a signal', () => {
  fc.assert(
    fc.property(
      NUMBERS,
      fc.array(fc.tuple(fc.nat(30), INVISIBLE), { minLength: 1, maxLength: 8 }),
      (number, hidden) => {
        const characters = [...number];
        for (const [at, char] of hidden) {
          const place = at % (characters.length + 1);
          characters.splice(place, 0, char);
        }
        const [one, ...others] = found(characters.join(''));
        assert.ok(one && others.length === 0);
        assert.equal(one.value, found(number)[0]?.value);
        assert.ok(one.signals.length > 0, JSON.stringify(characters));
      },
    ),
    { numRuns: 2000 },
  );
});

test('property: a plain number has no signal, wherever in a sentence it stands', () => {
  const said = fc.string({ unit: fc.constantFrom(...'请的是我们有事,。!?\n '), maxLength: 20 });
  fc.assert(
    fc.property(said, NUMBERS, said, (before, number, behind) => {
      const all = found(before + number + behind);
      assert.deepEqual(
        all.map(({ text, signals }) => [text, signals]),
        [[number, []]],
      );
    }),
  );
});
