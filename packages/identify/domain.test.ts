import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readDomain } from './index.ts';

const said = (input: string) => {
  const reading = readDomain(input);
  return reading.ok ? reading.domain : `! ${reading.code}`;
};

test('a bare host, in ASCII and lower case', () => {
  assert.equal(said('Tianyuan.EXAMPLE'), 'tianyuan.example');
  assert.equal(said(' www.taobao.com '), 'www.taobao.com');
  assert.equal(said('客服.example'), 'xn--ubtq9x.example');
  // Non-transitional (UTS #46 §4): ß stays itself.
  assert.equal(said('faß.de'), 'xn--fa-hia.de');
  assert.equal(said('demo.github.io'), 'demo.github.io');
});

test('anything else is refused', () => {
  const cases: Record<string, string> = {
    '': '! empty',
    'https://tianyuan.example': '! not-a-bare-host',
    'tianyuan.example/help': '! not-a-bare-host',
    'tianyuan.example:8080': '! not-a-bare-host',
    'user@tianyuan.example': '! not-a-bare-host',
    '[::1]': '! not-a-bare-host',
    '192.0.2.1': '! ip-address',
    'a_b.com': '! invalid-name',
    '-a.com': '! invalid-name',
    'a..com': '! invalid-name',
    [`${'a'.repeat(64)}.com`]: '! invalid-name',
    [`${'a.'.repeat(200)}com`]: '! invalid-name',
    'tianyuan\u3002example': '! altered-characters',
    '\uff54ianyuan.com': '! altered-characters',
    'tian\u200byuan.com': '! altered-characters',
    com: '! not-registrable',
    example: '! not-registrable',
    localhost: '! not-registrable',
    'tianyuan.invalid': '! not-registrable',
  };
  for (const [input, expected] of Object.entries(cases)) assert.equal(said(input), expected, input);
});

test('property: no input throws, and what is read reads back to itself', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.domain(), fc.webUrl()), (input) => {
      const reading = readDomain(input);
      if (reading.ok) assert.equal(said(reading.domain), reading.domain);
    }),
    { numRuns: 2000 },
  );
});
