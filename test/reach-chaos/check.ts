/** What must hold of every history, whatever broke meanwhile. Knows nothing of how it came about. */
import type { History, Side, Step, Stored } from './history.ts';

type StepOf<Is extends Step['is']> = Extract<Step, { readonly is: Is }>;
type Rule = (history: History) => Iterable<string>;

/** Everything that is wrong, in words; nothing where all is well. */
export const faultsOf = (history: History): string[] =>
  [lost, doubled, disordered, untrue].flatMap((rule) => [...rule(history)]);

const all = <Is extends Step['is']>({ steps }: History, is: Is): StepOf<Is>[] =>
  steps.filter((step): step is StepOf<Is> => step.is === is);

/** Whatever somebody wrote is stored where they wrote it or where that leads; what was accepted, where it was said to be. */
const lost: Rule = function* (history) {
  const { stored, leads } = history;
  const byKey = new Map(stored.map((row) => [row.key, row]));
  const byText = new Map(stored.map((row) => [row.text, row]));
  for (const { key, conversation, text } of all(history, 'written')) {
    const found = key === null ? byText.get(text) : byKey.get(key);
    if (!found) yield `lost: ${text}`;
    else if (found.text !== text) yield `lost: ${text} is stored as ${found.text}`;
    else if (found.conversation !== conversation && found.conversation !== leads.get(conversation))
      yield `lost: ${text} went astray, to ${found.conversation}`;
  }
  for (const { key, conversation, seq } of all(history, 'accepted')) {
    const found = byKey.get(key);
    if (found?.conversation !== conversation || found.seq !== seq)
      yield `lost: ${key} was accepted as ${seq} of ${conversation}, and is ${found?.seq} of ${found?.conversation}`;
  }
  for (const { key, code } of all(history, 'refused')) yield `lost: ${key} was refused with ${code}`;
  for (const [screen, { missing }] of screensOf(history))
    for (const { seq } of missing) yield `lost: ${screen} never showed ${seq}`;
};

/** Nothing is stored twice, or stands twice on a screen; what was done once is told once. */
const doubled: Rule = function* (history) {
  const { stored } = history;
  const said = stored.filter(({ kind }) => kind !== 'event');
  for (const key of repeated(stored.map((row) => row.key))) yield `doubled: the key ${key} is stored twice`;
  for (const text of repeated(said.map((row) => row.text))) yield `doubled: ${text} is stored twice`;
  for (const [screen, { shown }] of screensOf(history))
    for (const key of repeated(shown.map((one) => one.key))) yield `doubled: ${screen} shows ${key} twice`;
  const appeared = new Set<string>();
  for (const step of history.steps) {
    if (step.is === 'appeared') appeared.add(step.screen + step.key);
    else if (step.is === 'held' && appeared.has(step.screen + step.key))
      yield `doubled: ${step.screen} shows ${step.key} among what was said, and as one that it still holds`;
  }
  const done = count(all(history, 'transferred').map((one) => one.conversation));
  const told = count(stored.filter(({ text }) => text === 'transferred').map((one) => one.conversation));
  for (const id of new Set([...done.keys(), ...told.keys()]))
    if (done.get(id) !== told.get(id))
      yield `doubled: ${id} was transferred ${done.get(id) ?? 0} times, and tells of ${told.get(id) ?? 0}`;
};

/** A conversation is 1, 2, 3 … without a gap, and every screen shows it in that order from the beginning on. */
const disordered: Rule = function* (history) {
  for (const [id, rows] of conversationsOf(history)) {
    const wrong = rows.find(({ seq }, at) => seq !== at + 1);
    if (wrong) yield `disordered: ${id} has ${wrong.seq} in the place of ${rows.indexOf(wrong) + 1}`;
  }
  for (const [screen, { shown, wanted }] of screensOf(history)) {
    const at = shown.findIndex(({ seq, key }, n) => seq !== wanted[n]?.seq || key !== wanted[n]?.key);
    const [is, should] = [shown[at], wanted[at]];
    if (is)
      yield `disordered: ${screen} shows ${is.seq} ${is.key} in the place of ${should?.seq} ${should?.key}`;
  }
};

/** Each state was true at the moment when it was shown, and does not go back. */
const untrue: Rule = function* ({ steps }) {
  const screens = new Map<string, StepOf<'opened'>>();
  const said = new Map<string, Cursor>();
  const shown = new Map<string, Cursor>();
  const accepted = new Set<string>();
  for (const step of steps) {
    if (step.is === 'opened') screens.set(step.screen, step);
    else if (step.is === 'said')
      said.set(step.conversation + step.side, most(said.get(step.conversation + step.side), step));
    else if (step.is === 'held') {
      const { screen, key, progress, isStored } = step;
      if (progress === 'accepted') accepted.add(screen + key);
      else if (accepted.has(screen + key)) yield `untrue: ${screen} shows ${key} as ${progress} again`;
      if (progress === 'accepted' && isStored === false)
        yield `untrue: ${screen} shows ${key} as accepted, and it is not stored`;
      if (progress === 'refused') yield `untrue: ${screen} shows ${key} as refused`;
    } else if (step.is === 'shown') {
      const { screen } = step;
      const { conversation = '', side = 'staff' } = screens.get(screen) ?? {};
      const known = said.get(conversation + OTHER[side]) ?? NOWHERE;
      const before = shown.get(screen) ?? NOWHERE;
      if (isBeyond(step, known))
        yield `untrue: ${screen} shows ${textOf(step)}, and only ${textOf(known)} was said`;
      if (isBeyond(before, step)) yield `untrue: ${screen} shows ${textOf(step)} behind ${textOf(before)}`;
      shown.set(screen, step);
    }
  }
};

interface Cursor {
  readonly delivered: number;
  readonly read: number;
}
const NOWHERE: Cursor = { delivered: 0, read: 0 };
const OTHER: Readonly<Record<Side, Side>> = { customer: 'staff', staff: 'customer' };

const most = (one: Cursor = NOWHERE, other: Cursor): Cursor => ({
  delivered: Math.max(one.delivered, other.delivered),
  read: Math.max(one.read, other.read),
});
const isBeyond = (one: Cursor, other: Cursor): boolean =>
  one.delivered > other.delivered || one.read > other.read;
const textOf = ({ delivered, read }: Cursor): string => `delivered ${delivered}, read ${read}`;

interface Screen {
  readonly shown: readonly StepOf<'appeared'>[];
  /** All that was ever to be seen there. */
  readonly wanted: readonly Stored[];
  /** Of a screen that is still open. */
  readonly missing: readonly Stored[];
}

function screensOf(history: History): ReadonlyMap<string, Screen> {
  const conversations = conversationsOf(history);
  const appeared = Map.groupBy(all(history, 'appeared'), ({ screen }) => screen);
  const closed = new Set(all(history, 'closed').map(({ screen }) => screen));
  return new Map(
    all(history, 'opened').map(({ screen, side, conversation }): [string, Screen] => {
      const shown = appeared.get(screen) ?? [];
      const rows = conversations.get(conversation) ?? [];
      const wanted = side === 'staff' ? rows : rows.filter(({ kind }) => kind !== 'note');
      const keys = new Set(shown.map(({ key }) => key));
      const missing = closed.has(screen) ? [] : wanted.filter(({ key }) => !keys.has(key));
      return [screen, { shown, wanted, missing }];
    }),
  );
}

const conversationsOf = ({ stored }: History): ReadonlyMap<string, Stored[]> =>
  Map.groupBy(
    stored.toSorted((a, b) => a.seq - b.seq),
    ({ conversation }) => conversation,
  );

function count(values: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const repeated = (values: readonly string[]): string[] =>
  [...count(values)].filter(([, times]) => times > 1).map(([value]) => value);
