import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from '../../../test/views.ts';
import { shownValue } from './defang/contract.ts';
import { readYuan, yuanText } from './money/contract.ts';
import { readReportForm } from './pages/form.ts';
import { toldState } from './pages/receipt.ts';
import { alike, resembles, standingOf } from './standing.ts';
import { gistOf, subjectsIn } from './subjects.ts';

const { card } = viewOf();
const values = (text: string, what: Parameters<typeof subjectsIn>[1] = 'message') =>
  subjectsIn(text, what).map(({ kind, value }) => `${kind} ${value}`);

test('everything that can be an impostor’s is found once, and what is nobody’s contact is left out', () => {
  assert.deepEqual(values('加微信kefu_88 或打①③⑧00000001，13800000001 退款 https://a.example/x'), [
    'wechat kefu_88',
    'phone 13800000001',
    'url https://a.example/x',
  ]);
  assert.deepEqual(values('订单号 202611220001 报警打110或96110，投诉12315'), []);
});

test('a bare account is read as what the reporter says it is', () => {
  assert.deepEqual(values('kefu_8899', 'account'), ['wechat kefu_8899']);
  assert.deepEqual(values('kefu_8899'), []);
});

test('the same words with another number are the same message', () => {
  const gist = (text: string) => gistOf(text, subjectsIn(text, 'message'));
  const one = gist('您好这里是官方售后客服，请联系 13800000001 办理退款');
  assert.ok(one);
  assert.equal(gist('您好,这里是官方售后客服!请联系13900000002办理退款'), one);
  assert.equal(gist('13800000001'), null);
});

test('what is on the card is official, in whatever form it is looked at', () => {
  const standing = (kind: Parameters<typeof standingOf>[1]['kind'], value: string) =>
    standingOf(card, { kind, value });
  assert.equal(standing('phone', '4000000147'), 'official');
  assert.equal(standing('phone', '075580000000'), 'official');
  assert.equal(standing('phone', '075580000000x8001'), 'official');
  assert.equal(standing('phone', '4000000148'), 'stranger');
  for (const channel of card.channels) {
    if (channel.kind === 'domain') {
      assert.equal(standing('domain', channel.domain), 'official');
      assert.equal(standing('url', `https://help.${channel.domain}/a`), 'official');
      assert.equal(standing('url', `https://${channel.domain}.evil.top/`), 'stranger');
    }
    if (channel.kind === 'email') assert.equal(standing('email', channel.address), 'official');
    if ('url' in channel && channel.url) assert.equal(standing('url', channel.url), 'official');
  }
});

test('what could be taken for an official contact is noticed, and what is far from it is not', () => {
  assert.deepEqual(resembles(card, { kind: 'phone', value: '4000000148' }), ['4000000147']);
  assert.deepEqual(resembles(card, { kind: 'phone', value: '13912345678' }), []);
  const near = (a: string, b: string) => alike({ kind: 'phone', value: a }, [b]).length > 0;
  assert.ok(near('4000000417', '4000000147'), 'two exchanged');
  assert.ok(near('400000147', '4000000147'), 'one missing');
  assert.ok(near('0085214000000147', '4000000147'), 'one within the other');
  assert.ok(!near('4000001048', '4000000147'));
  assert.ok(!near('4000000147', '4000000147'), 'the same is no look-alike');
  assert.deepEqual(alike({ kind: 'url', value: 'https://mingxian-kefu.top/' }, ['mingxian.example']), [
    'mingxian.example',
  ]);
});

test('links are taken apart, numbers stay as they are', () => {
  assert.equal(shownValue({ kind: 'url', value: 'http://a.b/c.d?e=f@g' }), 'hxxp://a[.]b/c[.]d?e=f[@]g');
  assert.equal(shownValue({ kind: 'phone', value: '13800000001' }), '13800000001');
});

test('sums are read as people type them, and refused where nobody can tell', () => {
  for (const [typed, fen] of [
    ['', 0],
    ['5000', 500_000],
    ['¥5,000.5', 500_050],
    ['５０００元', 500_000],
    ['2万', 2_000_000],
    ['abc', null],
    ['-5', null],
    ['1e9', null],
    ['99999999999', null],
  ] as const)
    assert.equal(readYuan(typed), fen, typed);
  assert.equal(yuanText(500_050), '¥5,000.50');
  assert.equal(yuanText(100_000_000), '¥1,000,000');
});

test('a receipt tells what matters most of several', () => {
  const one = (state: Parameters<typeof toldState>[0][number]['state'], merged = false) => ({
    state,
    merged,
  });
  assert.equal(toldState([one('rejected'), one('confirmed')]), 'confirmed');
  assert.equal(toldState([one('rejected'), one('open')]), 'open');
  assert.equal(toldState([one('open', true)]), 'merged');
  assert.equal(toldState([one('confirmed', true)]), 'confirmed');
});

test('every field that is wrong is named, and nothing is taken that was not typed', () => {
  const now = Date.parse('2026-11-22T00:00:00Z');
  const wrong = readReportForm(
    { what: 'x', reach: '', text: ' ', lost: 'viel', email: 'a@', happenedOn: '2026-11-31' },
    now,
  );
  assert.ok(!wrong.ok);
  assert.deepEqual([...wrong.error].sort(), ['email', 'happenedOn', 'lost', 'reach', 'text', 'what']);
  const right = readReportForm({ what: 'phone', reach: 'sms', text: '13800000001', deeds: 'called' }, now);
  assert.ok(right.ok);
  assert.deepEqual(
    [right.value.deeds, right.value.lost, right.value.email, right.value.proof],
    [['called'], 0, null, null],
  );
});
