import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CARD_SCHEMA, Card } from '@clearline/card';
import { sameContent, succeed } from '../succession.ts';
import { normalPart, registryData } from './data.ts';
import { changed, DEMO, found, NOW, read } from './registry.fixtures.ts';
import { readRegistryData } from './registry.ts';

const DAY = 86_400_000;
const demo = read(DEMO);
assert.ok(demo.ok);
const issued = new Date(NOW - DAY).toISOString();
const card = Card.parse({
  schema: CARD_SCHEMA,
  n: 1,
  issued,
  expires: new Date(NOW + 89 * DAY).toISOString(),
  ...succeed(null, demo.value.draft, issued),
});

test('a card as data reads back as the same card, every hour and key spelt out', () => {
  const data = registryData(card, []);
  const { registry, problems } = readRegistryData(JSON.parse(JSON.stringify(data)), NOW);
  assert.deepEqual(problems, []);
  assert.ok(registry);
  assert.equal(registry.validDays, 90);
  assert.ok(sameContent(card, succeed(card, registry.draft, new Date(NOW).toISOString())));
  for (const channel of data.channels) assert.ok(channel.surfaces.length > 0 && channel.priority > 0);
});

test('each entry is its own normal form', () => {
  const data = registryData(card, []);
  for (const entry of data.channels) assert.deepEqual(normalPart('channel', entry, NOW), entry);
  for (const entry of data.retired) assert.deepEqual(normalPart('retired', entry, NOW), entry);
  assert.deepEqual(normalPart('operator', data.operator, NOW), JSON.parse(JSON.stringify(data.operator)));
});

test('a number typed another way has the same normal form; one that cannot be meant has none', () => {
  const [main] = registryData(card, []).channels;
  assert.ok(main);
  const spaced = normalPart('channel', { ...main, number: main.number?.replaceAll('-', ' ') }, NOW);
  assert.deepEqual(spaced, main);
  assert.equal(normalPart('channel', { ...main, number: '110' }, NOW), undefined);
  assert.equal(normalPart('channel', { ...main, numbr: '1' }, NOW), undefined);
});

test('a channel may have hours of its own; what is wrong with them is told at their place', () => {
  assert.deepEqual(changed('hours: 7x24', 'hours: { weekly: { daily: 09:00-18:00 } }'), []);
  const inverted = found(DEMO.replace('hours: 7x24', 'hours: { weekly: { daily: 18:00-09:00 } }'));
  assert.equal(inverted.length, 1);
  assert.match(inverted[0] ?? '', /inverted-hours channels\[\d+\]\.hours\.weekly\.daily\[0\]$/);
  assert.deepEqual(changed('hours: 7x24', 'hours: 5'), ['15 wrong-type channels[0].hours']);
});

test('where each channel has hours of its own, a warning names the channels as people call them', () => {
  const { warnings } = readRegistryData(registryData(card, []), NOW);
  const said = warnings.map((warning) => warning.said).find(({ code }) => code === 'holidays-unknown');
  assert.ok(said?.channels && said.channels.length > 1);
  for (const { id, label } of said.channels) {
    assert.ok(said.message.zh.includes(label.zh) && said.message.en.includes(label.en), id);
  }
  assert.doesNotMatch(said.message.en, /toll-free-line|help-mail/);
});
