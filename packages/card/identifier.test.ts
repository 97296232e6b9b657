import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content } from './card.fixtures.ts';
import type { Channel, Retired } from './channel.ts';
import { isChannel, isRetired } from './identifier.ts';

const [retired] = content.retired;
assert.ok(retired);
const matches = (id: string) => (typed: string) => {
  const channel = content.channels.find((one) => one.id === id);
  assert.ok(channel);
  return isChannel(channel, typed);
};
const isNumber = (value: string, typed: string) => isRetired({ ...retired, value } as Retired, typed);

test('a number is the same in any common notation, and no other number is', () => {
  const same: Record<string, readonly string[]> = {
    '4000000000': [
      '400-000-0000',
      '400 000 0000',
      '+86 400-000-0000',
      'tel:+864000000000',
      '４００—０００—００００',
    ],
    '075580000000': [
      '0755-8000-0000',
      '(0755) 8000 0000',
      '+86 755 8000 0000',
      '008675580000000',
      '+86 0755 80000000',
    ],
    '13800000000': ['138 0000 0000', '+8613800000000', '8613800000000', '0086-138-0000-0000'],
    '95000': ['95000', '+86 95000', 'tel:95000;phone-context=+86'],
    '+442079460018': ['+44 20 7946 0018', '0044 20 7946 0018'],
    '075580000000x8000': ['0755-8000-0000 转 8000', '+86 755 8000 0000 ext. 8000', '075580000000x8000'],
  };
  for (const [value, typed] of Object.entries(same))
    for (const one of typed) assert.ok(isNumber(value, one), `${value} ${one}`);
  const other: Record<string, readonly string[]> = {
    '4000000000': [
      '400-000-0001',
      '4000000000 转 1',
      '14000000000',
      '400-000-000',
      '400-OOO-OOOO',
      '',
      '+1 400 000 0000',
    ],
    '075580000000': ['75580000000', '+86 10 8000 0000', '0755-8000-0000 转 1'],
    '95000': ['8695000', '0755-95000', '95000x1'],
    '+442079460018': ['442079460018', '+86 442079460018'],
    '075580000000x8000': ['0755-8000-0000', '0755-8000-0000 转 800'],
  };
  for (const [value, typed] of Object.entries(other))
    for (const one of typed) assert.ok(!isNumber(value, one), `${value} ${one}`);
});

test('a page or a host is told from its likes', () => {
  for (const one of ['https://card.example/chat', 'card.example/chat', ' HTTPS://Card.Example:443/chat '])
    assert.ok(matches('chat')(one), one);
  for (const one of ['https://card.example/chat/', 'http://card.example/chat', 'https://evil.example/chat'])
    assert.ok(!matches('chat')(one), one);
  for (const one of ['card.example', 'https://card.example/help?a=1', 'CARD.EXAMPLE'])
    assert.ok(matches('site')(one), one);
  for (const one of [
    'www.card.example',
    'card.example.evil.example',
    'https://card.example@evil.example/',
    'help@card.example',
    'card.example:8443',
    'cаrd.example',
  ])
    assert.ok(!matches('site')(one), one);
  assert.ok(matches('app')('https://store.example/a'));
});

test('mailboxes, accounts, groups and addresses are compared as they are written', () => {
  assert.ok(
    matches('mail')('mailto:HELP@card.example') && !matches('mail')('help@card.example.evil.example'),
  );
  assert.ok(matches('wechat')('@demo-service') && !matches('wechat')('demo_service'));
  assert.ok(matches('group')('00000000') && !matches('group')('demo-admin'));
  assert.ok(matches('office')('演示路 0 号'));
  const weibo: Channel = {
    ...content.channels[4],
    kind: 'weibo',
    url: 'https://weibo.example/demo',
  } as Channel;
  assert.ok(isChannel(weibo, 'weibo.example/demo') && isChannel(weibo, 'demo-service'));
});
