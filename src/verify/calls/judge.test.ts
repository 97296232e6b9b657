import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from '../../../test/views.ts';
import type { Impostor } from '../verdicts/contract.ts';
import { answersQuery, CALLERS, type CallAnswers, readAnswers, stepOf, WANTS } from './flow.ts';
import { brokenPromises, type Call, calledFrom, REASONS, reasonsOf } from './judge.ts';
import { callsMessages } from './pages/messages.ts';

const { card } = viewOf();
const phone = card.channels.find((channel) => channel.kind === 'phone') ?? assert.fail();
const inboundOnly = { ...card, channels: [{ ...phone, direction: 'inbound-only' as const }] };
const call = (who: Call['who'], wants: Call['wants'], typed = ''): Call => ({
  who,
  wants,
  number: calledFrom(typed, inboundOnly),
});

test('answers survive their address, whatever else stands in it', () => {
  const all: CallAnswers[] = CALLERS.flatMap((who) => [
    { who, wants: null },
    { who, wants: [] },
    { who, wants: WANTS },
  ]);
  for (const answers of all)
    assert.deepEqual(readAnswers(new URLSearchParams(answersQuery(answers))), answers);
  const strange = new URLSearchParams('who=evil&want=<script>&number=13900000000&lang=en');
  assert.deepEqual(readAnswers(strange), { who: null, wants: null });
  assert.equal(answersQuery({ who: null, wants: null }), '');
});

test('the questions come one after the other', () => {
  assert.equal(stepOf({ who: null, wants: null }), 'who');
  assert.equal(stepOf({ who: 'us', wants: null }), 'wants');
  assert.equal(stepOf({ who: 'us', wants: [] }), 'number');
});

test('a call that shows our own number is told from the line that never calls out', () => {
  for (const typed of [phone.number.display, phone.number.digits, `+86 ${phone.number.digits}`])
    assert.equal(calledFrom(typed, inboundOnly).verdict, 'official', typed);
  assert.ok(reasonsOf(call('us', [], phone.number.display)).includes('inbound-only'));
  const callable = { ...card, channels: [{ ...phone, direction: 'callable' as const }] };
  const reasons = reasonsOf({ who: 'us', wants: [], number: calledFrom(phone.number.digits, callable) });
  assert.ok(reasons.includes('callable') && !reasons.includes('inbound-only'));
});

test('a retired number, a reported one and one that nobody knows are told apart', () => {
  const former = [{ kind: 'phone', value: '4000000009' }] as unknown as typeof card.retired;
  assert.equal(calledFrom('400-000-0009', { ...card, retired: former }).verdict, 'retired');
  const impostor: Impostor = {
    kind: 'phone',
    value: '13900000000',
    confirmedAt: '2026-11-01T00:00:00.000Z',
    expires: '2027-11-01T00:00:00.000Z',
    deeds: ['called'],
  };
  const find = (kind: string, value: string) =>
    kind === 'phone' && value === impostor.value ? impostor : null;
  assert.equal(calledFrom('139 0000 0000', card, find).verdict, 'reported');
  assert.equal(calledFrom('139 0000 0000', card).verdict, 'unknown');
});

test('an empty answer is no number, and what cannot be read throws nothing', () => {
  assert.equal(calledFrom('  ', card).verdict, 'none');
  for (const typed of ['hello', '12', '9'.repeat(5000), '\u{1F4DE}', '<b>'])
    assert.equal(calledFrom(typed, card).verdict, 'unreadable', typed.slice(0, 20));
});

const broken = (who: Call['who'], wants: Call['wants'], never = STANDARD) =>
  brokenPromises(call(who, wants), never).map(({ id }) => id);
const said = (id: string, zh: string) => ({ id, text: { zh, en: id } });
const STANDARD = [
  said('calls-first', '我们绝不主动给您打电话。'),
  said('card-numbers', '我们绝不索要银行卡号或身份证照片。'),
  said('passwords', '我们绝不索要任何密码。'),
  said('codes', '我们绝不索要短信验证码。'),
  said('screen-sharing', '我们绝不要求共享屏幕或安装远程控制软件。'),
  said('safe-account', '我们绝不要求向“安全账户”或任何个人账户转账。'),
];

test('what a caller in our name wants is held against the card, word for word', () => {
  assert.deepEqual(broken('us', []), ['calls-first']);
  assert.deepEqual(broken('us', ['transfer', 'code']), ['calls-first', 'codes', 'safe-account']);
  assert.deepEqual(broken('callback', ['screen']), ['screen-sharing']);
  assert.deepEqual(broken('callback', []), []);
});

test('a caller in the name of somebody else breaks no promise of ours', () => {
  for (const who of ['bank', 'police', 'shop', 'other'] as const) assert.deepEqual(broken(who, WANTS), []);
});

test('promises in the words of an operator are found by what they are about', () => {
  const own = [said('n-1', '客服从不询问验证码'), said('n-2', '不会让您转账'), said('n-3', '不代充')];
  assert.deepEqual(broken('us', ['code', 'transfer'], own), ['n-1', 'n-2']);
});

test('each reason has words in both languages, and the strongest comes first', () => {
  for (const lang of ['zh', 'en'] as const)
    for (const reason of REASONS) assert.ok(callsMessages[lang].reasons[reason].length > 5, reason);
  assert.equal(reasonsOf(call('us', ['code', 'threat'], '13900000000'))[0], 'asks-secret');
  for (const who of CALLERS) assert.ok(reasonsOf(call(who, [])).length > 0, who);
});
