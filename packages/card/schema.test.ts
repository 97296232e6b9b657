import assert from 'node:assert/strict';
import { test } from 'node:test';
import { card, content, hotline, refusedAt } from './card.fixtures.ts';
import {
  CARD_SCHEMA,
  Card,
  CardContent,
  CHANNEL_KINDS,
  Channel,
  type ChannelKind,
  canonical,
  channelDisplay,
  channelValue,
} from './index.ts';

type Path = (string | number)[];

/** Every object inside a value, by path. */
function objectsIn(value: unknown, path: Path = []): Path[] {
  if (value === null || typeof value !== 'object') return [];
  const inside = Object.entries(value).flatMap(([key, member]) =>
    objectsIn(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return Array.isArray(value) ? inside : [path, ...inside];
}

/** A copy of the card in which the object at `path` has one more, or one other, member. */
function withMember(path: Path, key: string, member: unknown): unknown {
  // Through text, because the fixture's channels share their hours and labels.
  const copy: unknown = JSON.parse(JSON.stringify(card));
  let target = copy as Record<string | number, unknown>;
  for (const step of path) target = target[step] as Record<string | number, unknown>;
  target[key] = member;
  return copy;
}

test('a complete card is taken as it stands, and survives being written and read', () => {
  assert.equal(canonical(Card.parse(card)), canonical(card));
  assert.deepEqual(Card.parse(JSON.parse(canonical(card))), card);
  assert.equal(card.schema, CARD_SCHEMA);
  assert.deepEqual(CardContent.parse(content), content);
});

test('a card lives for two years at most, and is one of a thousand million', () => {
  const until = (expires: string) => Card.safeParse({ ...card, issued: '2026-01-01T00:00:00.000Z', expires });
  assert.ok(until('2028-01-02T00:00:00.000Z').success);
  for (const expires of ['2028-01-02T00:00:00.001Z', '9999-12-31T23:59:59.999Z'])
    assert.deepEqual(
      until(expires).error?.issues.map(({ path }) => path),
      [['expires']],
    );
  assert.ok(Card.safeParse({ ...card, n: 1_000_000_000 }).success);
  for (const n of [1_000_000_001, Number.MAX_SAFE_INTEGER])
    assert.ok(!Card.safeParse({ ...card, n }).success);
});

test('an unknown key is refused at every level, and the refusal says where', () => {
  const places = objectsIn(card);
  assert.ok(places.length > 80);
  for (const path of places) {
    const read = Card.safeParse(withMember(path, 'surprise', 1));
    assert.ok(!read.success, path.join('.'));
    assert.deepEqual(
      read.error.issues.map((issue) => [issue.code, issue.path]),
      [['unrecognized_keys', path]],
    );
  }
});

test('a member that is there but undefined, or of another type, is refused', () => {
  for (const [key, value] of Object.entries(card)) {
    for (const wrong of [undefined, null, typeof value === 'object' ? 'text' : {}]) {
      assert.ok(!Card.safeParse({ ...card, [key]: wrong }).success, key);
    }
  }
});

test('a card has a number from 1, at least one channel, one filing and one promise', () => {
  for (const n of [0, -1, 1.5, '1']) assert.ok(!Card.safeParse({ ...card, n }).success);
  assert.ok(!Card.safeParse({ ...card, channels: [] }).success);
  assert.ok(!Card.safeParse({ ...card, never: [] }).success);
  assert.ok(!Card.safeParse({ ...card, operator: { ...card.operator, filings: [] } }).success);
  assert.ok(!Card.safeParse({ ...card, schema: 'clearline.contact-card/v2' }).success);
});

test('a kind that is not in the list, or the members of another kind, are refused', () => {
  assert.ok(!Channel.safeParse({ ...hotline, kind: 'fax' }).success);
  assert.ok(!Channel.safeParse({ ...hotline, kind: 'email' }).success);
  assert.ok(!Channel.safeParse({ ...hotline, url: 'https://card.example/' }).success);
});

test('each kind has one value to compare and one to show', () => {
  assert.deepEqual(
    content.channels.map((c) => [c.id, channelValue(c), channelDisplay(c)]),
    [
      ['hotline', '4000000000', '400-000-0000'],
      ['mail', 'help@card.example', 'help@card.example'],
      ['chat', 'https://card.example/chat', 'https://card.example/chat'],
      ['office', '演示路 0 号', '演示路 0 号'],
      ['wechat', 'demo-service', 'demo-service'],
      ['group', '00000000', '00000000'],
      ['shop', 'https://shop.example/', 'https://shop.example/'],
      ['site', 'card.example', 'card.example'],
      ['app', 'https://store.example/a', 'https://store.example/a'],
    ],
  );
  const extended = { ...hotline, number: { ...hotline.number, extension: '801' } };
  assert.equal(channelValue(extended), '4000000000x801');
});

test('what is retired can be of every kind that a channel can be', () => {
  const every: readonly ChannelKind[] = CHANNEL_KINDS;
  for (const kind of every) assert.ok(!refusedAt(Channel, { kind }).includes('kind'), kind);
  assert.ok(content.channels.every((c) => every.includes(c.kind)));
});

test('lists of choices say nothing twice, and something at least', () => {
  for (const key of ['audience', 'intents', 'languages', 'surfaces', 'reachableFrom'] as const) {
    const [first] = hotline[key];
    assert.deepEqual(refusedAt(Channel, { ...hotline, [key]: [first, first] }), [key]);
    assert.deepEqual(refusedAt(Channel, { ...hotline, [key]: [] }), [key]);
    assert.deepEqual(refusedAt(Channel, { ...hotline, [key]: [first] }), []);
  }
});

test('an app is in one to eight stores, and its value can be retired whole', () => {
  const app = content.channels.find((c) => c.kind === 'app');
  assert.ok(app);
  const stores = Array.from({ length: 8 }, (_, i) => ({
    name: { zh: '商店', en: 'Store' },
    url: `https://store.example/${i}${'x'.repeat(477)}`,
  }));
  assert.deepEqual(refusedAt(Channel, { ...app, stores }), []);
  assert.deepEqual(refusedAt(Channel, { ...app, stores: [...stores, stores[0]] }), ['stores']);
  assert.deepEqual(refusedAt(Channel, { ...app, stores: [] }), ['stores']);
  const value = channelValue({ ...app, stores });
  assert.equal(stores[0]?.url.length, 500);
  const retired = content.retired.map((entry) => ({ ...entry, kind: 'app', value, display: value }));
  assert.deepEqual(refusedAt(CardContent, { ...content, retired }), []);
});

test('thousands of values can still be retired after the longest file, whose limit is 2,000', () => {
  const [entry] = content.retired;
  assert.ok(entry);
  const listed = (count: number) => ({
    ...content,
    retired: Array.from({ length: count }, (_, i) => ({ ...entry, kind: 'qq', value: `demo-${i}` })),
  });
  assert.deepEqual(refusedAt(CardContent, listed(5_000)), []);
  assert.deepEqual(refusedAt(CardContent, listed(5_001)), ['retired']);
});
