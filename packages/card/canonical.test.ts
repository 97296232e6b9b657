import assert from 'node:assert/strict';
import { test } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonical, isCanonical } from './canonical.ts';
import { card } from './card.fixtures.ts';

const fromBits = (hex: string): number => Buffer.from(hex, 'hex').readDoubleBE();

test('numbers as in RFC 8785, appendix B', () => {
  const vectors: [string, string][] = [
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ];
  for (const [bits, text] of vectors) assert.equal(canonical(fromBits(bits)), text, bits);
});

test('members in the order of their UTF-16 units, as in RFC 8785, section 3.2.3', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const names = [...canonical(value).matchAll(/:"([^"]+)"/g)].map((m) => m[1]);
  assert.deepEqual(names, [
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
});

test('escapes, literals and nesting, as in RFC 8785, section 3.2.2', () => {
  const value = {
    numbers: JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]'),
    string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
    literals: [null, true, false],
  };
  assert.equal(
    canonical(value),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  assert.equal(canonical('\b\t\n\f\r\u007f\u2028<'), '"\\b\\t\\n\\f\\r\u007f\u2028<"');
});

test('the order in which members were written does not matter, and reading gives the value back', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      assert.deepEqual(JSON.parse(text), JSON.parse(JSON.stringify(value)));
      assert.equal(canonical(backwards(value)), text);
    }),
  );
  assert.equal(canonical(backwards(card)), canonical(card));
});

test('values in order, which are written by a shorter way, come out as others do', () => {
  const inOrder = (value: unknown) => JSON.parse(canonicalize(value) ?? 'null') as unknown;
  const odd = fc.constantFrom(new Date(0), { toJSON: () => 1 }, [undefined], Object.create({ a: 1 }), -0);
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), odd, (value, other) => {
      for (const given of [value, inOrder(value), { a: value, b: other }, [other, inOrder(value)]])
        assert.equal(canonical(given), canonicalize(given));
    }),
  );
});

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, backwards(member)]),
  );
}

test('what JSON cannot say is thrown, and undefined members are left out', () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  for (const value of [NaN, Infinity, '\ud800', { '\udc00': 1 }, 1n, undefined, cycle]) {
    assert.throws(() => canonical(value));
  }
  assert.equal(canonical({ b: undefined, a: 1 }), '{"a":1}');
});

test('a text is told to be canonical exactly when its value, written anew, has the same characters', () => {
  const names = fc.constantFrom('9', '10', '__proto__', 'a', '\u00e9', '\ud800', '\ud83d\ude00', '\ufb33');
  const values = fc.oneof(
    fc.jsonValue({ stringUnit: 'binary' }),
    fc.dictionary(names, fc.constantFrom(0, -1, 1e21, 'a/b', '\ud800', null, [], {})),
  );
  fc.assert(
    fc.property(values, values, (value, other) => {
      for (const text of [...spellings(value), ...spellings(other)])
        for (const read of [value, backwards(value)])
          assert.equal(
            outcome(() => isCanonical(text, JSON.parse(text), read)),
            outcome(() => canonical(read) === text),
          );
    }),
    { numRuns: 400 },
  );
});

test('what a schema has changed, added or left out is not what was written', () => {
  const text = canonical(card);
  const { n: _, ...rest } = card;
  const isWritten = (read: unknown) => isCanonical(text, JSON.parse(text), read);
  assert.ok(isWritten(card));
  const [first] = card.never;
  for (const change of [{ n: 2 }, { more: 1 }, { never: [] }, { never: [...card.never, first] }])
    assert.ok(!isWritten({ ...card, ...change }));
  for (const read of [rest, { ...rest, m: 1 }, [card], null]) assert.ok(!isWritten(read));
  const hidden = '{"__proto__":{}}';
  assert.ok(!isCanonical(hidden, JSON.parse(hidden), { more: undefined }));
});

/** Texts of the value; the first is canonical, where there is such a one. */
function spellings(value: unknown): string[] {
  const text = outcome(() => canonical(value));
  const plain = JSON.stringify(value);
  return [
    ...(typeof text === 'string' ? [text, text.replaceAll('a', '\\u0061')] : []),
    plain,
    plain.replaceAll('0', '-0'),
    JSON.stringify(backwards(value)),
    JSON.stringify(value, null, 1),
  ].filter(isJson);
}

/** What came of it, or null where it threw. */
function outcome<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

const isJson = (text: string) => outcome(() => JSON.parse(text) !== undefined) !== null;
