import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Change } from '@clearline/card';
import { memberTexts } from '../../surfaces/contract.ts';
import { compare, partTitle } from './describe.ts';

const line = {
  id: 'main-line',
  kind: 'phone',
  label: { zh: '客服热线', en: 'Service line' },
  number: '400-000-0000',
  hours: '7x24',
};

/** Members by name, before and after. */
const told = (key: string, before: unknown, after: unknown, lang: 'zh' | 'en' = 'zh') =>
  compare(key, before, after, lang).map((row) =>
    'note' in row ? [row.name, row.note] : [row.name, row.before, row.after],
  );

test('only what differs is told, before and after, in words', () => {
  const office = { zone: 'Asia/Shanghai', weekly: { 'mon-fri': ['09:00-18:00'] } };
  assert.deepEqual(told('channel/main-line', line, { ...line, number: '400-000-0002', hours: office }), [
    ['号码', '400-000-0000', '400-000-0002'],
    [
      '服务时间',
      '7×24 小时（北京时间）',
      '周一至周五及调休上班日 09:00–18:00；周末及法定节假日休息（北京时间）',
    ],
  ]);
});

test('an approver reads what visitors will read', () => {
  const name = { zh: '微信认证', en: 'WeChat verified' };
  const card: Change = {
    part: 'channel',
    type: 'changed',
    id: 'main-line',
    label: line.label,
    fields: [],
    details: [
      { field: 'reachableFrom', before: ['mobile'], after: ['mobile', 'abroad'] },
      { field: 'replyWithinMinutes', before: null, after: 1440 },
      {
        field: 'badge',
        before: null,
        after: { subject: '演示公司', name, checkedAt: '2026-06-01', expires: '2027-06-01' },
      },
    ],
  };
  const before = { reachable_from: ['mobile'] };
  const after = {
    reachable_from: ['mobile', 'abroad'],
    reply_within: '24h',
    badge: { subject: '演示公司', name, checked_at: '2026-06-01', expires: '2027-06-01' },
  };
  for (const lang of ['zh', 'en'] as const)
    assert.deepEqual(
      told('channel/main-line', before, after, lang),
      memberTexts(card, lang).map(
        (member) => 'before' in member && [member.name, member.before, member.after],
      ),
    );
});

test('closures are told in Beijing time, and what is unfinished or unreadable stands as it is', () => {
  const hours = (closures: object[]) => ({
    hours: { zone: 'Asia/Shanghai', weekly: { daily: '00:00-24:00' }, closures },
  });
  const closure = { from: '2026-12-31 18:00', until: '2026-12-31', reason: { zh: '检修', en: 'Works' } };
  assert.match(
    String(told('channel/main-line', hours([]), hours([closure, { from: '', until: '' }]))),
    /；2026年12月31日 18:00.北京时间. 至 2027年1月1日 00:00.北京时间. 暂停服务：检修$/,
  );
  assert.deepEqual(
    told('channel/main-line', {}, { hours: 'night', reply_within: 'soon', badge: 7, line: 'x' }, 'en'),
    [
      ['Hours', null, 'night'],
      ['Promised first reply', null, 'soon'],
      ['Verification mark', null, '7'],
      ['Kind of line', null, 'x'],
    ],
  );
});

test('a translation that alone changed is told in its own language', () => {
  const next = { ...line, label: { ...line.label, en: 'Hotline' } };
  assert.deepEqual(told('channel/main-line', line, next), [['渠道名称（英文）', 'Service line', 'Hotline']]);
});

test('members in another order are no difference', () => {
  const next = { ...line, label: { en: line.label.en, zh: line.label.zh } };
  assert.deepEqual(compare('channel/main-line', line, next, 'zh'), []);
});

test('what comes or goes is told whole', () => {
  assert.ok(told('channel/main-line', null, line).every(([, before]) => before === null));
  assert.ok(told('channel/main-line', line, null).every(([, , after]) => after === null));
});

test('a promise or a day is told apart from its neighbours', () => {
  const codes = { id: 'codes', zh: '绝不索要验证码。', en: 'Never codes.' };
  const calls = { id: 'calls', zh: '绝不主动来电。', en: 'Never calls.' };
  assert.deepEqual(told('never', [codes, calls], [codes]), [['承诺', '绝不主动来电。', null]]);
  const day = { date: '2027-02-05', kind: 'holiday', name: { zh: '年会', en: 'Company day' } };
  assert.deepEqual(told('calendar', [], [day], 'en'), [
    ['Date', null, '5 February 2027: Holiday (Company day)'],
  ]);
});

test('a part is called as people know it', () => {
  assert.equal(partTitle('channel/main-line', [null, line], 'zh'), '客服热线');
  assert.equal(partTitle('channel/gone', [null], 'zh'), 'gone');
  assert.equal(partTitle('never', [], 'en'), '“We never” list');
});
