import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type HandleKind, readHandle } from './index.ts';

const said = (kind: HandleKind, input: string) => {
  const reading = readHandle(kind, input);
  return reading.ok ? reading.handle : `! ${reading.code}`;
};

test('names and numbers as people search for them', () => {
  assert.equal(said('wechat-account', '天远卡盟(演示)'), '天远卡盟(演示)');
  assert.equal(said('wechat-account', 'tianyuan_demo'), 'tianyuan_demo');
  assert.equal(said('wechat-account', '天远卡盟\uff08演示\uff09'), '天远卡盟\uff08演示\uff09');
  assert.equal(said('weibo', '@天远卡盟演示'), '天远卡盟演示');
  assert.equal(said('douyin', 'tianyuan.demo'), 'tianyuan.demo');
  assert.equal(said('weibo', ' @ 天远卡盟演示'), '天远卡盟演示');
  assert.equal(said('wechat-group', '天远\u2764\ufe0f群'), '天远\u2764\ufe0f群');
  assert.equal(said('qq', '10000'), '10000');
  assert.equal(said('qq-group', '100000000'), '100000000');
  assert.equal(said('wechat-group', '天远卡盟 演示群 1'), '天远卡盟 演示群 1');
});

test('what no platform has is refused', () => {
  assert.equal(said('qq', ''), '! empty');
  assert.equal(said('qq', '012345'), '! not-digits');
  assert.equal(said('qq-group', '12a45'), '! not-digits');
  assert.equal(said('qq', '1000'), '! wrong-length');
  assert.equal(said('qq', '123456789012'), '! wrong-length');
  assert.equal(said('qq', '\uff11\uff10000'), '! altered-characters');
  assert.equal(said('weibo', '天远\u202e卡盟'), '! altered-characters');
  assert.equal(said('weibo', '天远\u3164卡盟'), '! altered-characters');
  assert.equal(said('wechat-group', '天远\u2800群'), '! altered-characters');
  assert.equal(said('wechat-group', '天远\ufe0f群'), '! altered-characters');
  assert.equal(said('weibo', 'https://weibo.com/x'), '! not-allowed');
  assert.equal(said('douyin', 'x'.repeat(25)), '! wrong-length');
});

test('property: no input throws', () => {
  const kinds = fc.constantFrom<HandleKind>(
    'wechat-account',
    'weibo',
    'douyin',
    'qq',
    'qq-group',
    'wechat-group',
  );
  fc.assert(
    fc.property(kinds, fc.string({ unit: 'binary' }), (kind, input) => {
      assert.equal(typeof readHandle(kind, input).ok, 'boolean');
    }),
  );
});
