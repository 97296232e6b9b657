/** The checker can fail: each fault is planted in a history that is otherwise as it should be. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOf } from './check.ts';
import type { History, Step, Stored } from './history.ts';

const ROWS = [
  ['opened', 'event'],
  ['hello', 'text'],
  ['for us alone', 'note'],
  ['transferred', 'event'],
  ['good day', 'text'],
  ['bye', 'text'],
] as const;

const stored: readonly Stored[] = ROWS.map(([text, kind], at) => ({
  conversation: 'c',
  seq: at + 1,
  key: `key of ${text}`,
  kind,
  text,
}));

const appears = (screen: string, seq: number): Step => ({
  is: 'appeared',
  screen,
  seq,
  key: stored[seq - 1]?.key ?? '',
});
const holds = (text: string, progress: 'queued' | 'accepted' | 'refused'): Step => ({
  is: 'held',
  screen: 'bob',
  key: `key of ${text}`,
  progress,
  isStored: progress === 'accepted' ? true : null,
});
const writes = (text: string, side: 'customer' | 'staff', key: string | null = `key of ${text}`): Step => ({
  is: 'written',
  key,
  conversation: 'c',
  side,
  text,
});
const gets = (seq: number): Step => ({
  is: 'accepted',
  key: stored[seq - 1]?.key ?? '',
  conversation: 'c',
  seq,
});

const STEPS: readonly Step[] = [
  { is: 'opened', screen: 'bob', side: 'customer', conversation: 'c' },
  { is: 'opened', screen: 'ann', side: 'staff', conversation: 'c' },
  writes('hello', 'customer'),
  holds('hello', 'queued'),
  gets(2),
  holds('hello', 'accepted'),
  ...[1, 2].map((seq) => appears('ann', seq)),
  { is: 'said', conversation: 'c', side: 'staff', delivered: 2, read: 1 },
  ...[1, 2].map((seq) => appears('bob', seq)),
  { is: 'shown', screen: 'bob', delivered: 2, read: 1 },
  writes('for us alone', 'staff', null),
  { is: 'transferred', conversation: 'c' },
  writes('good day', 'staff'),
  gets(5),
  gets(5),
  ...[3, 4, 5].map((seq) => appears('ann', seq)),
  ...[4, 5].map((seq) => appears('bob', seq)),
  { is: 'said', conversation: 'c', side: 'staff', delivered: 4, read: 4 },
  { is: 'shown', screen: 'bob', delivered: 4, read: 4 },
  writes('bye', 'customer'),
  ...['ann', 'bob'].map((screen) => appears(screen, 6)),
];

const history = (steps: readonly Step[] = STEPS, rows: readonly Stored[] = stored): History => ({
  steps,
  stored: rows,
  leads: new Map(),
});
const isFor =
  (screen: string, seq: number) =>
  (step: Step): boolean =>
    step.is === 'appeared' && step.screen === screen && step.seq === seq;
const without = (leaves: (step: Step) => boolean) => STEPS.filter((step) => !leaves(step));
const renumbered = (rows: readonly Stored[]) => rows.map((row, at) => ({ ...row, seq: at + 1 }));
/** On either screen as well, as if nothing had been amiss. */
const withRows = (rows: readonly Stored[]): History => {
  const opened = STEPS.slice(0, 2);
  const seen = ['bob', 'ann'].flatMap((screen) =>
    rows
      .filter(({ kind }) => screen === 'ann' || kind !== 'note')
      .map(({ seq, key }): Step => ({ is: 'appeared', screen, seq, key })),
  );
  return history([...opened, ...without((step) => step.is === 'appeared').slice(2), ...seen], rows);
};
const [, , note, transferred, day, bye] = stored as [Stored, Stored, Stored, Stored, Stored, Stored];

test('a history without a fault has none, however late or early a screen is closed', () => {
  assert.deepEqual(faultsOf(history()), []);
  assert.deepEqual(faultsOf(withRows(stored)), []);
  const early = [...without(isFor('bob', 6)), { is: 'closed', screen: 'bob' } as const];
  assert.deepEqual(faultsOf(history(early)), []);
});

test('what was merged may be stored where that leads, and nowhere else', () => {
  const there = { ...bye, conversation: 'd', seq: 1 };
  const rows = [...stored.slice(0, 5), there];
  const steps = without((step) => isFor('bob', 6)(step) || isFor('ann', 6)(step));
  assert.deepEqual(faultsOf({ steps, stored: rows, leads: new Map([['c', 'd']]) }), []);
  assert.deepEqual(faultsOf(history(steps, rows)), ['lost: bye went astray, to d']);
});

const FAULTS: Readonly<Record<string, readonly [History, RegExp]>> = {
  'a message that was written and is stored nowhere': [
    withRows(renumbered(stored.filter((row) => row !== bye))),
    /^lost: bye$/,
  ],
  'an accepted message that is stored nowhere': [
    withRows(renumbered(stored.filter((row) => row !== day))),
    /^lost: key of good day was accepted as 5 of c, and is undefined/,
  ],
  'a repeat that got another answer': [
    history([...STEPS, { ...gets(5), seq: 7 } as Step]),
    /^lost: key of good day was accepted as 7/,
  ],
  'a text that was changed on its way': [
    withRows(stored.map((row) => (row === day ? { ...day, text: 'good d' } : row))),
    /^lost: good day is stored as good d$/,
  ],
  'a message that was refused': [
    history([...STEPS, { is: 'refused', key: 'k', code: 'not-now' }]),
    /^lost: k was refused with not-now$/,
  ],
  'a message that never came to a screen': [history(without(isFor('bob', 6))), /^lost: bob never showed 6$/],
  'a key that is stored twice': [
    withRows(renumbered([...stored, { ...bye, text: 'bye bye' }])),
    /^doubled: the key key of bye is stored twice$/,
  ],
  'a message that is stored twice under two keys': [
    withRows(renumbered([...stored, { ...note, key: 'another' }])),
    /^doubled: for us alone is stored twice$/,
  ],
  'a message that a screen shows twice': [
    history([...STEPS, appears('bob', 6)]),
    /^doubled: bob shows key of bye twice$/,
  ],
  'a message that is shown and still held': [
    history([...STEPS, holds('bye', 'queued')]),
    /^doubled: bob shows key of bye among what was said/,
  ],
  'a transfer that is told of twice': [
    withRows(renumbered([...stored, { ...transferred, key: 'again' }])),
    /^doubled: c was transferred 1 times, and tells of 2$/,
  ],
  'a gap in a conversation': [
    withRows(stored.map((row) => (row === bye ? { ...bye, seq: 7 } : row))),
    /^disordered: c has 7 in the place of 6$/,
  ],
  'two messages that one screen shows in another order': [
    history([...without((step) => isFor('ann', 5)(step)), appears('ann', 5)]),
    /^disordered: ann shows 6 key of bye in the place of 5 key of good day$/,
  ],
  'a note that its customer sees': [
    history([...STEPS.slice(0, -4), appears('bob', 3), ...STEPS.slice(-4)]),
    /^disordered: bob shows 3/,
  ],
  'one called accepted that is not stored': [
    history([...STEPS.slice(0, 4), { ...holds('hello', 'accepted'), isStored: false } as Step]),
    /^untrue: bob shows key of hello as accepted, and it is not stored$/,
  ],
  'one called queued again that was accepted': [
    history([...STEPS.slice(0, 6), holds('hello', 'queued'), ...STEPS.slice(6)]),
    /^untrue: bob shows key of hello as queued again$/,
  ],
  'one called refused that is stored': [
    history([...STEPS.slice(0, 4), holds('hello', 'refused'), ...STEPS.slice(4)]),
    /^untrue: bob shows key of hello as refused$/,
  ],
  'one called delivered that nobody has': [
    history([...STEPS.slice(0, 8), { is: 'shown', screen: 'bob', delivered: 2, read: 0 }, ...STEPS.slice(8)]),
    /^untrue: bob shows delivered 2, read 0, and only delivered 0, read 0 was said$/,
  ],
  'one called read that was delivered': [
    history([...STEPS, { is: 'shown', screen: 'bob', delivered: 4, read: 5 }]),
    /^untrue: bob shows delivered 4, read 5, and only delivered 4, read 4 was said$/,
  ],
  'one called delivered that was read before': [
    history([...STEPS, { is: 'shown', screen: 'bob', delivered: 4, read: 3 }]),
    /^untrue: bob shows delivered 4, read 3 behind delivered 4, read 4$/,
  ],
};
for (const [what, [given, fault]] of Object.entries(FAULTS))
  test(`it finds ${what}`, () => {
    const faults = faultsOf(given);
    assert.ok(
      faults.some((one) => fault.test(one)),
      faults.join('\n'),
    );
  });
