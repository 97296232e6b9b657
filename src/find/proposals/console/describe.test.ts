import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compare, partTitle } from './describe.ts';

const line = {
  id: 'main-line',
  kind: 'phone',
  label: { zh: '客服热线', en: 'Service line' },
  number: '400-000-0000',
  hours: '7x24',
};

test('only what differs is told, before and after, in words', () => {
  const next = { ...line, number: '400-000-0002', hours: { weekly: { 'mon-fri': ['09:00-18:00'] } } };
  assert.deepEqual(compare('channel/main-line', line, next, 'zh'), [
    { key: 'number', name: '号码', before: '400-000-0000', after: '400-000-0002' },
    { key: 'hours', name: '服务时间', before: '7×24 小时', after: '周一至周五 09:00–18:00；法定节假日休息' },
  ]);
});

test('a translation that alone changed is told in its own language', () => {
  const next = { ...line, label: { ...line.label, en: 'Hotline' } };
  const [row] = compare('channel/main-line', line, next, 'zh');
  assert.deepEqual([row?.before, row?.after], ['Service line', 'Hotline']);
});

test('members in another order are no difference', () => {
  const next = { ...line, label: { en: line.label.en, zh: line.label.zh } };
  assert.deepEqual(compare('channel/main-line', line, next, 'zh'), []);
});

test('what comes or goes is told whole', () => {
  assert.ok(compare('channel/main-line', null, line, 'en').every(({ before }) => before === null));
  assert.ok(compare('channel/main-line', line, null, 'en').every(({ after }) => after === null));
});

test('a promise or a day is told apart from its neighbours', () => {
  const codes = { id: 'codes', zh: '绝不索要验证码。', en: 'Never codes.' };
  const calls = { id: 'calls', zh: '绝不主动来电。', en: 'Never calls.' };
  assert.deepEqual(compare('never', [codes, calls], [codes], 'zh'), [
    { key: 'calls', name: 'calls', before: '绝不主动来电。', after: null },
  ]);
});

test('a part is called as people know it', () => {
  assert.equal(partTitle('channel/main-line', [null, line], 'zh'), '客服热线');
  assert.equal(partTitle('channel/gone', [null], 'zh'), 'gone');
  assert.equal(partTitle('never', [], 'en'), '“We never” list');
});
