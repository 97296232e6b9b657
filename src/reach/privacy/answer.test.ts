import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { maskAnswer } from './answer.ts';
import { anyText } from './hostile.fixtures.ts';
import { mask } from './mask.ts';

const kinds = (before: string, text: string): string =>
  maskAnswer(text, before)
    .secrets.map(({ kind }) => kind)
    .join();

test('a bare code is hidden where a code was spoken of before it', () => {
  for (const [before, text] of [
    ['验证码已发送到您手机，请在网页上填写', '482913'],
    ['您收到验证码了吗？', '收到了，482913'],
    ['验证码', '4829 13'],
    ['what is the code you got?', '482913'],
    ['短信里的数字发我一下', '482913'],
  ] as const) {
    const { text: hidden } = maskAnswer(text, before);
    assert.equal(kinds(before, text), 'one-time-code', `${before} ${text}`);
    assert.ok(!/\d/.test(hidden), hidden);
  }
  assert.equal(kinds('银行卡安全码是多少', '123'), 'card-cvv');
});

test('a bare password is hidden where one was asked for', () => {
  for (const [before, text] of [
    ['密码是多少', 'abc12345'],
    ['您的支付密码是？', '123456'],
    ['旧密码多少', 'qwe!@#2024'],
    ['What is your password?', 'Tr0ub4dor'],
  ] as const)
    assert.equal(kinds(before, text), 'password', `${before} ${text}`);
});

test('what was asked for otherwise stays, and so does everything where nobody has spoken', () => {
  for (const [before, text] of [
    ['请问订单号是多少？验证码不要给任何人。', '20261128'],
    ['验证码不要给任何人。请问订单号后四位？', '4821'],
    ['请问您的手机号后四位？', '4821'],
    ['请不要把验证码告诉任何人，您是哪天下单的？', '20261127'],
    ['您修改密码是在哪天？', '20261127'],
    ['密码改好了吗', '改好了'],
    ['充了多少？', '5000'],
    ['', '482913'],
  ] as const)
    assert.equal(kinds(before, text), '', `${before} ${text}`);
});

test('property: nothing is hidden of a text whose own secrets are hidden already, and all else stands as it stood', () => {
  fc.assert(
    fc.property(anyText, anyText, (before, text) => {
      const [alone, told] = [mask(text), maskAnswer(text, before)];
      if (alone.secrets.length > 0) assert.deepEqual(told, alone);
      for (const { start, end } of told.secrets) assert.ok(start >= 0 && end <= text.length && start < end);
      if (told.secrets.length === 0) assert.equal(told.text, text);
    }),
  );
});
