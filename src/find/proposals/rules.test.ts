import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHANNEL_KINDS } from '@clearline/card';
import { ACTS, STATES } from './contract.ts';
import { needsOf, refusalOf, type Standing } from './rules.ts';

const label = { zh: '甲', en: 'A' };
const OFFICIAL = new Set(['4000000147']);
const reasons = (part: string, base: unknown, value: unknown) =>
  needsOf([{ part, base, value }], OFFICIAL, 60).why.map(({ reason }) => reason);

test('what can be abused needs a second person, whatever is changed of it', () => {
  const free = ['chat', 'ticket', 'email', 'address'];
  for (const kind of CHANNEL_KINDS) {
    const entry = { id: 'a', kind, label };
    const relabelled = reasons('channel/a', entry, { ...entry, label: { zh: '乙', en: 'B' } });
    assert.deepEqual(relabelled, free.includes(kind) ? [] : ['kind'], kind);
  }
  assert.deepEqual(reasons('never', [], null), ['never']);
  assert.deepEqual(reasons('operator', {}, {}), ['operator']);
  assert.deepEqual(reasons('retired/phone 1', null, {}), ['retired']);
});

test('where people are led needs a second person for every kind: another value, a new channel, a removed one', () => {
  const mail = { id: 'm', kind: 'email', label, address: 'a@example.com' };
  assert.deepEqual(reasons('channel/m', mail, { ...mail, address: 'b@example.com' }), ['value']);
  assert.deepEqual(reasons('channel/m', null, mail), ['value']);
  assert.deepEqual(reasons('channel/m', mail, null), ['value']);
  assert.deepEqual(reasons('channel/m', mail, { ...mail, kind: 'phone' }), ['kind']);
});

test('hours, holidays, notices and validity are one person’s to change, and wait for nobody', () => {
  const chat = { id: 'c', kind: 'chat', url: 'u', hours: '7x24' };
  for (const touched of [
    { part: 'channel/c', base: chat, value: { ...chat, hours: { weekly: {} } } },
    { part: 'calendar', base: [], value: [{}] },
    { part: 'valid-days', base: 90, value: 30 },
    { part: 'notice/n', base: null, value: {} },
    { part: 'order', base: ['a'], value: ['b'] },
  ])
    assert.deepEqual(needsOf([touched], OFFICIAL, 60), {
      secondPerson: false,
      why: [],
      delayMinutes: 0,
      signatures: 0,
    });
});

test('a text that names a number, address or account which is not on the card needs a second person', () => {
  const says = (zh: string) => ({ slug: 'n', body: { zh, en: 'a' } });
  assert.deepEqual(reasons('notice/n', null, says('请拨打 400-000-0147')), []);
  assert.deepEqual(reasons('notice/n', null, says('请拨打 400-000-0148')), ['names']);
  assert.deepEqual(reasons('notice/n', says('旧号 400-000-0148'), says('400-000-0148 已停用')), []);
  for (const text of ['请加微信 kefu_evil', '搜索公众号 某某客服', 'Add us on Telegram: evilhelp'])
    assert.deepEqual(reasons('notice/n', null, says(text)), ['names'], text);
  assert.deepEqual(reasons('notice/n', null, says('微信公众号今晚维护，工单 24 小时内回复')), []);
  const mail = { id: 'm', kind: 'email', label, address: 'a@example.com' };
  assert.deepEqual(reasons('channel/m', mail, { ...mail, note: { zh: '或加 QQ群 abc', en: 'a' } }), [
    'names',
  ]);
  const noted = { ...mail, note: { zh: '请到 kefu.example 退款', en: 'a' } };
  assert.deepEqual(reasons('channel/m', mail, noted), ['names']);
});

const READY: Standing = {
  state: 'review',
  secondPerson: true,
  editors: ['ann', 'bob'],
  approvers: ['dan'],
  hasConflicts: false,
  hasProblems: false,
  isEmpty: false,
};
const ALL = new Set(['proposals.edit', 'proposals.approve', 'contacts.publish'] as const);
const who = (id: string) => ({ id, permissions: ALL });

test('nobody approves what they have edited, whatever roles they hold', () => {
  assert.equal(refusalOf('approve', READY, who('ann')), 'own-proposal');
  assert.equal(refusalOf('approve', READY, who('bob')), 'own-proposal');
  assert.equal(refusalOf('approve', READY, who('cy')), null);
  assert.equal(refusalOf('approve', READY, who('dan')), 'already-approved');
  assert.equal(refusalOf('publish', READY, who('cy')), 'needs-second-person');
  assert.equal(refusalOf('publish', { ...READY, secondPerson: false }, who('ann')), null);
});

test('a permission that is missing is the first thing that is told, and what is closed stays closed', () => {
  for (const act of ACTS)
    assert.equal(refusalOf(act, READY, { id: 'x', permissions: new Set() }), 'forbidden');
  for (const state of STATES)
    for (const act of ACTS) {
      const refused = refusalOf(act, { ...READY, state, secondPerson: false }, who('cy'));
      if (state === 'published') assert.equal(refused, 'not-in-this-state', act);
      if (state === 'rejected' || state === 'withdrawn')
        assert.equal(refused, act === 'reopen' ? null : 'not-in-this-state', act);
    }
});
