import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Notice } from '../../notices/contract.ts';
import { matchNotices } from './notice-parts.ts';

const about = (slug: string, zh: string, en: string): Notice => ({
  slug,
  kind: 'service',
  title: { zh, en },
  body: { zh, en },
  placements: ['board'],
  publishedAt: '2026-11-01T00:00:00.000Z',
  startsAt: '2026-11-01T00:00:00.000Z',
  endsAt: null,
  cardN: null,
  channel: null,
  replaces: null,
  announces: null,
});
const NOTICES = [
  about('number', '旧号码 400-000-0001 已停用', 'The number 400-000-0001 is retired'),
  about('mobile', '专线 138 0000 0000 已启用', 'The line 138 0000 0000 is open'),
  about('holiday', '2027 年春节安排', 'Spring Festival 2027'),
];
const found = (q: string) => matchNotices(NOTICES, q).map(({ slug }) => slug);

test('a number is found in any spelling, and no other one', () => {
  for (const q of ['4000000001', '400-000-0001', '400 000 0001', '+86 400 000 0001', '\uff14000000001'])
    assert.deepEqual(found(q), ['number'], q);
  assert.deepEqual(found('13800000000'), ['mobile']);
  assert.deepEqual(found('400 000 0002'), []);
});

test('every word must be there, in either language', () => {
  assert.deepEqual(found('春节 2027'), ['holiday']);
  assert.deepEqual(found('spring 2027'), ['holiday']);
  assert.deepEqual(found('RETIRED 4000000001'), ['number']);
  assert.deepEqual(found('春节 停用'), []);
  assert.deepEqual(found('  '), ['number', 'mobile', 'holiday']);
});
