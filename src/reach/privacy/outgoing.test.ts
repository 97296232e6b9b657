import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { standardNever } from '../../find/contacts/index.ts';
import { NEVER_ASKED } from './contract.ts';
import { readAsks } from './corpus/read.fixtures.ts';
import { anyText, repeated } from './hostile.fixtures.ts';
import { judgeOutgoing } from './outgoing.ts';

const NEVER = standardNever().map(({ id, zh, en }) => ({ id, text: { zh, en } }));
const OFFICIAL = new Set(['100000000', '4000000147', 'clearline.example', 'https://clearline.example/login']);
const judge = (text: string, never = NEVER) => judgeOutgoing(text, never, (value) => OFFICIAL.has(value));
const broken = (text: string, never = NEVER) => {
  const judged = judge(text, never);
  return judged.ok ? [] : judged.broken.map(({ id }) => id);
};

test('what asks is stopped, and what helps or warns is not', async () => {
  for (const part of ['written', 'exam'] as const)
    for (const { text, asks } of await readAsks(part)) {
      const none = broken(text, []);
      for (const code of asks) assert.ok(none.includes(code), `${code}: ${text}`);
      assert.equal(judge(text).ok, asks.length === 0, text);
    }
});

test('the broken rule is the card’s, in its own words, with the place', () => {
  const text = '您好，请把收到的验证码发给我。';
  const judged = judge(text);
  assert.deepEqual(judged, {
    ok: false,
    broken: [
      {
        id: 'codes',
        text: { zh: '我们绝不索要短信验证码。', en: 'We never ask for verification codes.' },
        at: [{ text: '把收到的验证码发给我', start: 4, end: 14 }],
      },
    ],
  });
});

test('where the card has no rule about it, ours stands in', () => {
  assert.deepEqual(broken('方便加一下微信吗'), ['asks-other-app']);
  assert.deepEqual(broken('把验证码发我', []), ['asks-code']);
  const judged = judge('把验证码发我', []);
  assert.deepEqual(!judged.ok && judged.broken[0]?.text, NEVER_ASKED['asks-code']);
});

test('what only the card forbids is stopped by the card alone', () => {
  const never = [
    { id: 'card-secrets', text: { zh: '我们绝不索要卡密。', en: 'We never ask for card secrets.' } },
  ];
  assert.deepEqual(broken('请把卡密发给我核对', never), ['card-secrets']);
  assert.deepEqual(broken('请把卡密发给我核对', []), []);
});

test('several requests break several rules, in the order of the card', () => {
  assert.deepEqual(broken('把密码、身份证照片和验证码都发给我，再打开屏幕共享'), [
    'card-numbers',
    'passwords',
    'codes',
    'screen-sharing',
  ]);
});

test('a way to ourselves may be told, and no other', () => {
  assert.equal(judge('请加我们的官方QQ群 100000000').ok, true);
  assert.equal(judge('请加我们的官方QQ群 100000001').ok, false);
  assert.equal(judge('请加我们的官方QQ群 100000000，或者加我 QQ 200000000').ok, false);
});

test('a code is typed on a page of ours, and on nobody else’s', () => {
  assert.equal(judge('请在登录页输入验证码 https://clearline.example/login').ok, true);
  assert.equal(judge('请在登录页输入密码 https://clearline-login.example/').ok, false);
});

test('a disguised request is read as people read it, behind whatever it is hidden', () => {
  for (const text of ['把 验.證.码 發給我', '把驗\u200b證\u200b碼发给我', '请把ｙｚｍ发给我'])
    assert.equal(judge(text).ok, false, text);
  for (const padding of ['您好。', '\n', '验证码不要告诉任何人。', '字', '\u200b', '😀'])
    assert.equal(judge(`${padding.repeat(5_000)}\n请把您的验证码发给我`).ok, false, JSON.stringify(padding));
});

test('property: whatever the text, an answer comes, and its places are those of the text', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        anyText,
        fc.array(anyText, { maxLength: 60 }).map((texts) => texts.join('请把验证码发给我')),
      ),
      (text) => {
        const judged = judge(text);
        if (judged.ok) return;
        assert.ok(judged.broken.length > 0);
        for (const { at } of judged.broken) {
          assert.ok(at.length > 0);
          for (const { text: said, start, end } of at) {
            assert.ok(start < end && end <= text.length);
            assert.equal(said, text.slice(start, end));
          }
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('no text of 20,000 characters holds a server up', async () => {
  const BUDGET_MS = 20;
  const asks = (await readAsks('written')).map(({ text }) => text.repeat(2_000).slice(0, 20_000));
  const times = [...repeated(20_000), ...asks].map(timed).toSorted((one, other) => one - other);
  // Of a busy machine the median counts; nothing that takes quadratic time hides below ten times as much.
  assert.ok((times[times.length >> 1] ?? 0) < BUDGET_MS, `${times[times.length >> 1]} ms`);
  assert.ok((times.at(-1) ?? 0) < 10 * BUDGET_MS, `${times.at(-1)} ms`);
});

/** Milliseconds of this thread's own work: what it waited for other programs is not counted. */
function timed(text: string): number {
  const began = process.threadCpuUsage();
  judge(text);
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1_000;
}
