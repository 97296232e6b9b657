import assert from 'node:assert/strict';
import { test } from 'node:test';
import { namedIn } from './named.ts';

const named = (text: string) => [...namedIn({ body: { zh: text } })];

test('numbers are found however they are grouped or drawn, and addresses whatever stands around them', () => {
  assert.deepEqual(named('请拨打 400-000-0147 或４００·000·0148。'), ['4000000147', '4000000148']);
  assert.deepEqual(named('加 QQ 12345，或 (0755) 8000 0000'), ['12345', '075580000000']);
  assert.deepEqual(named('见 https://Kefu.Example.com/a 和 help@客服.example'), [
    'kefu.example.com',
    '客服.example',
  ]);
});

test('dates, times, prices and versions name nobody', () => {
  assert.deepEqual(named('2026-10-01 09:00 至 2026年10月8日 22:00，满 99.50 元减 10 元，第 12 版，v2.0'), []);
  assert.deepEqual([...namedIn({ starts_at: '2026-11-26T00:00:00.000Z' })], []);
});
