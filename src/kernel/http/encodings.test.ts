import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { chooseEncoding } from './encodings.ts';

const CASES: readonly (readonly [string | undefined, string | null])[] = [
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br, zstd', 'br'],
  ['gzip, deflate', 'gzip'],
  ['x-gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0.5,gzip;q=0.5', 'br'],
  ['br;q=0, gzip;q=0', 'identity'],
  ['identity', 'identity'],
  ['identity;q=1, gzip;q=0.5', 'identity'],
  ['identity;q=0.5, gzip;q=0.001', 'identity'],
  ['*', 'br'],
  ['*, br;q=0', 'gzip'],
  ['*;q=0', null],
  ['identity;q=0', null],
  ['identity;q=0, gzip', 'gzip'],
  ['*;q=0, identity;q=0.1', 'identity'],
  ['zstd', 'identity'],
  ['br;q=2', 'identity'],
  ['br;q=banana, gzip', 'gzip'],
  ['br ; q=1 , ,', 'br'],
];

for (const [header, expected] of CASES) {
  test(`Accept-Encoding ${JSON.stringify(header)} gets ${expected}`, () => {
    assert.equal(chooseEncoding(header), expected);
    assert.equal(chooseEncoding(header), expected, 'and again from memory');
  });
}

test('no header makes it throw', () => {
  fc.assert(
    fc.property(fc.string(), (header) => {
      assert.ok([null, 'br', 'gzip', 'identity'].includes(chooseEncoding(header)));
    }),
  );
});

test('what is chosen is acceptable, and nothing that we have is preferred to it', () => {
  const weights = fc.dictionary(
    fc.constantFrom('br', 'gzip', 'identity', '*', 'zstd'),
    fc.constantFrom(0, 0.001, 0.5, 1),
  );
  fc.assert(
    fc.property(weights, (given) => {
      const weight = (coding: string) => given[coding] ?? given['*'] ?? (coding === 'identity' ? 1e-9 : 0);
      const header = Object.entries(given).map(([coding, q]) => `${coding};q=${q}`);
      const chosen = chooseEncoding(header.join(', '));
      const best = Math.max(...['br', 'gzip', 'identity'].map(weight));
      assert.equal(chosen === null ? 0 : weight(chosen), best);
    }),
  );
});
