import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { content, hotline } from './card.fixtures.ts';
import {
  type CardContent,
  Change,
  type Channel,
  canonical,
  diffCards,
  type PhoneChannel,
  phoneUri,
} from './index.ts';

const renumbered = (digits: string): PhoneChannel => ({
  ...hotline,
  number: { ...hotline.number, digits, display: digits, uri: phoneUri({ line: '400', digits }) },
});
const withHotline = (channel: Channel): CardContent => ({
  ...content,
  channels: [channel, ...content.channels.slice(1)],
});

test('the first card adds everything', () => {
  const changes = diffCards(null, content);
  assert.ok(changes.every((c) => c.type === 'added' && c.fields.length === 0 && c.before === undefined));
  assert.deepEqual(
    changes.map((c) => `${c.part} ${c.id}`.trim()),
    [
      'operator',
      'calendar',
      ...content.channels.map((c) => `channel ${c.id}`),
      'retired hotline',
      'never passwords',
    ],
  );
});

test('a changed number is told with both values and the member that holds it', () => {
  assert.deepEqual(diffCards(content, withHotline(renumbered('4000000009'))), [
    {
      part: 'channel',
      type: 'changed',
      id: 'hotline',
      label: hotline.label,
      before: '400-000-0000',
      after: '4000000009',
      fields: ['number'],
      details: [{ field: 'number', before: hotline.number, after: renumbered('4000000009').number }],
    },
  ]);
});

test('a change that leaves the value alone tells every member that differs, before and after', () => {
  const { badge, ...plain } = hotline;
  const note = { zh: '新', en: 'new' };
  const [change, ...others] = diffCards(content, withHotline({ ...plain, note, priority: 2 }));
  assert.deepEqual(others, []);
  assert.deepEqual(change?.fields, ['badge', 'note', 'priority']);
  assert.deepEqual(change.details, [
    { field: 'badge', before: badge, after: null },
    { field: 'note', before: null, after: note },
    { field: 'priority', before: 1, after: 2 },
  ]);
  assert.ok(change && !('before' in change) && !('after' in change));
});

test('channels that come and go', () => {
  const without = { ...content, channels: content.channels.slice(0, -1) };
  const seen = (a: CardContent, b: CardContent) =>
    diffCards(a, b).map((c) => [c.type, c.id, c.before, c.after]);
  assert.deepEqual(seen(content, without), [['removed', 'app', 'https://store.example/a', undefined]]);
  assert.deepEqual(seen(without, content), [['added', 'app', undefined, 'https://store.example/a']]);
});

test('the operator, the calendar and the promises', () => {
  const next: CardContent = {
    ...content,
    operator: { ...content.operator, legalName: '另一演示公司' },
    calendar: [],
    never: [
      { id: 'passwords', text: { zh: '从不索要密码和验证码', en: 'We never ask for passwords or codes' } },
    ],
  };
  assert.deepEqual(
    diffCards(content, next).map((c) => [c.part, c.type, c.fields, c.after]),
    [
      ['operator', 'changed', ['legalName'], undefined],
      ['calendar', 'changed', [], undefined],
      ['never', 'changed', ['text'], '从不索要密码和验证码'],
    ],
  );
});

test('the operator is told member by member, the calendar day by day, and so they are on the first card', () => {
  const [day] = content.calendar;
  const newYear = { date: '2027-01-01', kind: 'holiday' as const };
  const details = (a: CardContent | null, b: CardContent) => diffCards(a, b).flatMap((c) => c.details ?? []);
  const renamed = { ...content, operator: { ...content.operator, legalName: '另一演示公司' } };
  assert.deepEqual(details(content, renamed), [
    { field: 'legalName', before: '演示公司', after: '另一演示公司' },
  ]);
  assert.deepEqual(details(content, { ...content, calendar: [newYear] }), [
    { field: 'day', before: day, after: null },
    { field: 'day', before: null, after: newYear },
  ]);
  assert.deepEqual(
    details(null, content).map((d) => [d.field, d.before]),
    [...['filings', 'legalName', 'licences', 'name'].map((field) => [field, null]), ['day', null]],
  );
});

test('another successor is told by its label and value, not by its id', () => {
  const [entry] = content.retired;
  assert.ok(entry);
  const next: CardContent = { ...content, retired: [{ ...entry, successor: 'mail' }] };
  assert.deepEqual(diffCards(content, next)[0]?.details, [
    {
      field: 'successor',
      before: { zh: '客服热线 400-000-0000', en: 'Hotline 400-000-0000' },
      after: { zh: '客服热线 help@card.example', en: 'Hotline help@card.example' },
    },
  ]);
});

test('a change survives its record, and one that was recorded without details still reads', () => {
  const next = withHotline({ ...hotline, priority: 2 });
  const [change] = diffCards(content, next);
  assert.ok(change);
  assert.deepEqual(Change.parse(JSON.parse(JSON.stringify(change))), change);
  const { details: _details, ...earlier } = change;
  assert.deepEqual(Change.parse(earlier), earlier);
});

test('a value retired under two kinds is two entries', () => {
  const [entry] = content.retired;
  assert.ok(entry);
  const next: CardContent = { ...content, retired: [entry, { ...entry, kind: 'qq' }] };
  assert.deepEqual(
    diffCards(content, next).map((c) => [c.part, c.type, c.id]),
    [['retired', 'added', 'hotline']],
  );
});

test('another order alone is one difference, told by what moved', () => {
  const [first, second, third, ...rest] = content.channels.map((channel, i) => ({
    ...channel,
    label: { zh: `第 ${i}`, en: `No ${i}` },
  }));
  assert.ok(first && second && third);
  const card = (channels: Channel[]) => ({ ...content, channels: [...channels, ...rest] });
  const [change, ...others] = diffCards(card([first, second, third]), card([first, third, second]));
  assert.deepEqual(others, []);
  assert.deepEqual(
    [change?.part, change?.type, change?.id, change?.fields],
    ['channel', 'changed', '', ['order']],
  );
  assert.deepEqual(change?.details, [
    { field: 'order', before: [second.label, third.label], after: [third.label, second.label] },
  ]);
});

// Few choices for each part, so that equal pairs come up as often as different ones.
const someContent: fc.Arbitrary<CardContent> = fc.record({
  operator: fc.constantFrom(content.operator, { ...content.operator, licences: [] }),
  calendar: fc.constantFrom(content.calendar, []),
  channels: fc
    .shuffledSubarray(content.channels.slice(0, 3), { minLength: 1 })
    .chain((list) => fc.boolean().map((turn) => (turn ? list.map(louder) : list))),
  retired: fc.subarray(content.retired),
  never: fc.constant(content.never),
});
const louder = (channel: Channel): Channel => ({ ...channel, priority: 7 });

test('there is no difference exactly when the canonical forms are equal', () => {
  let equal = 0;
  fc.assert(
    fc.property(someContent, someContent, (a, b) => {
      const same = canonical(a) === canonical(b);
      if (same) equal += 1;
      assert.equal(diffCards(a, b).length === 0, same);
      assert.deepEqual(diffCards(a, structuredClone(a)), []);
    }),
    { numRuns: 2000 },
  );
  assert.ok(equal > 0, 'equal pairs were among them');
});

test('there and back are mirror images', () => {
  const mirror = { added: 'removed', removed: 'added', changed: 'changed' } as const;
  const lists = (a: CardContent, b: CardContent) =>
    diffCards(a, b).filter((c) => c.part !== 'operator' && c.part !== 'calendar');
  fc.assert(
    fc.property(someContent, someContent, (a, b) => {
      const there = lists(a, b).map((c) => `${c.part} ${c.id} ${c.type} ${c.before} ${c.after} ${c.fields}`);
      const back = lists(b, a).map(
        (c) => `${c.part} ${c.id} ${mirror[c.type]} ${c.after} ${c.before} ${c.fields}`,
      );
      assert.deepEqual(there.sort(), back.sort());
    }),
  );
});
