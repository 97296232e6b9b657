import assert from 'node:assert/strict';
import { test } from 'node:test';
import { card, content, hotline, refusedAt } from './card.fixtures.ts';
import { Card, CardContent, type Channel, type Retired } from './index.ts';

const refused = (more: Partial<CardContent>) => {
  const places = refusedAt(CardContent, { ...content, ...more });
  assert.deepEqual(refusedAt(Card, { ...card, ...more }), places, 'a card is held to the same');
  return places;
};
const after = content.channels.length;
const withChannel = (channel: Channel) => refused({ channels: [...content.channels, channel] });
const [gone] = content.retired as [Retired];
const withRetired = (more: Partial<Retired>) => refused({ retired: [{ ...gone, ...more }] });
const other: Channel = {
  ...hotline,
  id: 'second',
  number: { line: '400', digits: '4000000002', display: '400-000-0002', uri: 'tel:+864000000002' },
};

test('an id belongs to one channel', () => {
  assert.deepEqual(withChannel(other), []);
  assert.deepEqual(withChannel({ ...other, id: 'hotline' }), [`channels.${after}.id`]);
});

test('a value is listed once', () => {
  assert.deepEqual(withChannel({ ...hotline, id: 'second' }), [`channels.${after}`]);
  const { number: _number, direction: _direction, reachableFrom: _from, ...shared } = hotline;
  const mail: Channel = { ...shared, kind: 'email', id: 'second', address: 'HELP@card.example' };
  assert.deepEqual(withChannel(mail), [`channels.${after}`]);
  assert.deepEqual(withChannel({ ...mail, address: 'sales@card.example' }), []);
});

test('an extension makes another value; another kind does too', () => {
  const number = {
    ...hotline.number,
    extension: '1',
    display: '400-000-0000 转 1',
    uri: 'tel:+864000000000;ext=1',
  };
  assert.deepEqual(withChannel({ ...hotline, id: 'second', number }), []);
  const { number: _number, direction: _direction, reachableFrom: _from, ...shared } = hotline;
  assert.deepEqual(withChannel({ ...shared, kind: 'qq', id: 'second', handle: '00000000' }), []);
  assert.deepEqual(
    withChannel({ ...shared, kind: 'ticket', id: 'second', url: 'https://card.example/chat' }),
    [],
  );
});

test('a card lists a phone', () => {
  const others = content.channels.filter((channel) => channel.kind !== 'phone');
  const retired = [{ ...gone, successor: 'mail' }];
  assert.deepEqual(refused({ channels: others, retired }), ['channels']);
  assert.deepEqual(refused({ channels: [...others, hotline], retired }), []);
});

test('a value is not official and retired at once', () => {
  assert.deepEqual(withRetired({ value: '4000000000', display: '400-000-0000' }), ['retired.0.value']);
  assert.deepEqual(withRetired({ kind: 'qq', value: '4000000000', display: '4000000000' }), []);
});

test('a value is retired once', () => {
  assert.deepEqual(refused({ retired: [gone, { ...gone, channel: 'other' }] }), ['retired.1.value']);
  assert.deepEqual(refused({ retired: [gone, { ...gone, kind: 'qq' }] }), []);
});

test('a retired number is shown as itself', () => {
  for (const display of ['400-000-0000', '400-000-0001 转 1', '旧热线'])
    assert.deepEqual(withRetired({ display }), ['retired.0.display']);
  assert.deepEqual(withRetired({ value: '4000000001x801', display: '400-000-0001 转 801' }), []);
  assert.deepEqual(withRetired({ value: '4000000001x801' }), ['retired.0.display']);
  assert.deepEqual(withRetired({ kind: 'wechat-account', value: 'demo-old', display: '演示旧号' }), []);
});

test('a retired value does not end before it began', () => {
  const { from, until } = gone;
  assert.deepEqual(withRetired({ from: until, until: from }), ['retired.0.until']);
  assert.deepEqual(withRetired({ from: until, until }), []);
});

test('a successor is a channel of the card', () => {
  assert.deepEqual(withRetired({ successor: 'nobody' }), ['retired.0.successor']);
  assert.deepEqual(withRetired({ successor: 'mail' }), []);
  const { successor: _successor, ...alone } = gone;
  assert.deepEqual(refused({ retired: [alone] }), []);
});

test('a retired value is of a kind that exists', () => {
  assert.deepEqual(refused({ retired: [{ ...gone, kind: 'fax' as 'qq' }] }), ['retired.0.kind']);
});

test('a day has one override, and a promise one id', () => {
  const [day] = content.calendar;
  const [promise] = content.never;
  assert.ok(day && promise);
  assert.deepEqual(refused({ calendar: [day, { ...day, kind: 'ordinary' }] }), ['calendar.1.date']);
  assert.deepEqual(refused({ calendar: [day, { ...day, date: '2026-10-09' }] }), []);
  assert.deepEqual(refused({ never: [promise, { ...promise, text: hotline.label }] }), ['never.1.id']);
  assert.deepEqual(refused({ never: [promise, { ...promise, id: 'codes' }] }), []);
});

test('everything that is wrong is told at once', () => {
  assert.deepEqual(
    refusedAt(Card, {
      ...card,
      expires: card.issued,
      channels: [...content.channels, hotline, hotline],
      retired: [gone, { ...gone, successor: 'nobody', from: gone.until, until: gone.from }],
    }),
    [
      'expires',
      ...[`channels.${after}.id`, `channels.${after + 1}.id`, `channels.${after}`, `channels.${after + 1}`],
      ...['retired.1.value', 'retired.1.until', 'retired.1.successor'],
    ],
  );
});

test('a card expires after it was issued', () => {
  const { issued } = card;
  assert.deepEqual(refusedAt(Card, { ...card, expires: issued }), ['expires']);
  assert.deepEqual(refusedAt(Card, { ...card, expires: '2025-12-31T23:59:59.999Z' }), ['expires']);
  assert.deepEqual(refusedAt(Card, { ...card, expires: '2026-01-01T00:00:00.001Z' }), []);
});
