/** Every state of every channel × intent × signed in or not × script or not × step of load: none is a dead end (R55). */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { INTENTS, type Intent } from '@clearline/card';
import { STEPS, type Step } from '../queue/contract.ts';
import { STATES } from './contract.ts';
import { type Channel, type Manner, type Situation, type State, type Way, waysForward } from './rule.ts';

const OPENS = 2_000;
const BY = 3_000;
const WAIT = { lowSeconds: 300, highSeconds: 600 };

interface Kind extends Pick<Channel, 'id' | 'manner'> {
  readonly intents: readonly Intent[];
  readonly forGuests?: boolean;
}
/** The number, a line for one need alone, the chat, a group for buyers, a ticket that takes all but one need, and e-mail. */
const KINDS: readonly Kind[] = [
  { id: 'number', manner: 'voice', intents: INTENTS },
  { id: 'security', manner: 'voice', intents: ['account-security'] },
  { id: 'chat', manner: 'chat', intents: INTENTS },
  { id: 'group', manner: 'elsewhere', intents: ['enquiry'], forGuests: false },
  { id: 'ticket', manner: 'written', intents: INTENTS.filter((one) => one !== 'account-security') },
  { id: 'mail', manner: 'written', intents: ['refund'] },
];

const channelOf = (
  { id, manner, intents, forGuests = true }: Kind,
  state: State,
  intent: Intent,
): Channel => ({
  id,
  manner,
  state,
  isNumber: id === 'number',
  serves: intents.includes(intent),
  forGuests,
  wait: state === 'busy' ? WAIT : null,
  opensAt: state === 'closed' ? OPENS : null,
  answerBy: manner === 'voice' ? null : BY,
});

/** Written down case by case, without the rule's own words. */
const USABLE: Readonly<Record<Manner, Readonly<Record<State, boolean>>>> = {
  voice: { open: true, busy: true, closed: false, down: false },
  elsewhere: { open: true, busy: true, closed: false, down: false },
  written: { open: true, busy: true, closed: true, down: false },
  // Beside talking one can leave a message in it.
  chat: { open: true, busy: true, closed: true, down: false },
};

function* situations(): Generator<Situation> {
  for (let code = 0; code < STATES.length ** KINDS.length; code++)
    for (const intent of INTENTS) {
      const channels = KINDS.map((kind, i) =>
        channelOf(kind, STATES[Math.floor(code / STATES.length ** i) % STATES.length] ?? 'open', intent),
      );
      for (const signedIn of [true, false])
        for (const script of [true, false])
          for (const step of STEPS) yield { channels, intent, signedIn, script, step };
    }
}

const told = (situation: Situation, ways: readonly Way[]) =>
  JSON.stringify({
    ...situation,
    channels: situation.channels.map(({ id, state }) => `${id} ${state}`),
    ways,
  });

test('R55 no combination is a dead end, and what is said of each way is so', () => {
  let count = 0;
  for (const situation of situations()) {
    count++;
    const ways = waysForward(situation);
    const must = (holds: boolean, what: string) => {
      if (!holds) assert.fail(`${what}: ${told(situation, ways)}`);
    };
    mustLead(situation, ways, must);
    mustBeTrue(situation, ways, must);
  }
  assert.equal(count, 4 ** 6 * 5 * 2 * 2 * 5);
});

type Must = (holds: boolean, what: string) => void;

const usableIn = ({ channels, script }: Situation) =>
  channels.filter(({ manner, state }) => USABLE[manner][state] && (manner !== 'chat' || script));

/** Somewhere, and to people where there are any: best of all to those who answer this need. */
function mustLead(situation: Situation, ways: readonly Way[], must: Must): void {
  const usable = usableIn(situation);
  const people = ways.filter(({ act }) => act !== 'read');
  const served = usable.filter(({ serves }) => serves).map(({ id }) => id);
  const first = people[0];
  must(
    ways.some(({ now }) => now),
    'nothing works now',
  );
  must(
    ways.some(({ channel }) => channel === 'number'),
    'the number is hidden',
  );
  must(
    ways.at(-1)?.act === 'read' && ways.length === people.length + 1,
    'help does not stand last, or not once',
  );
  must(people.some(({ now }) => now) === usable.length > 0, 'people are there, and are not offered');
  must(
    served.length === 0 || (first?.now === true && served.includes(first.channel ?? '')),
    'the first does not serve',
  );
  must(
    new Set(ways.map(({ act, channel }) => `${act} ${channel}`)).size === ways.length,
    'something stands twice',
  );
  const chat = usable.find(({ id }) => id === 'chat');
  const talks = chat !== undefined && chat.state !== 'closed' && situation.intent === 'account-security';
  must(!talks || ways.some(({ act }) => act === 'chat'), 'account security is shed');
}

function mustBeTrue(situation: Situation, ways: readonly Way[], must: Must): void {
  const usable = new Set(usableIn(situation).map(({ id }) => id));
  const byId = new Map(situation.channels.map((one) => [one.id, one]));
  let hasLater = false;
  for (const { act, channel, now, expect } of ways) {
    if (act === 'read') continue;
    const one = byId.get(channel ?? '');
    must(one !== undefined && now === usable.has(one.id), `${channel} can be used, or cannot`);
    must(!(hasLater && now), `${channel} works now and stands behind what does not`);
    hasLater ||= !now;
    const talks = now && act !== 'message' && act !== 'write';
    must(!talks || expect.is === (one?.state === 'open' ? 'answered' : 'wait'), `${channel}: who answers`);
    must(!talks || expect.is !== 'wait' || expect.wait === WAIT, `${channel}: how long`);
    must((one?.state === 'down') === (expect.is === 'down'), `${channel}: whether it is down`);
    must(
      now || one?.state !== 'closed' || (expect.is === 'opens' && expect.at === OPENS),
      `${channel}: when it opens`,
    );
    must(expect.is !== 'reply' || expect.by === BY, `${channel}: until when it is answered`);
  }
}

test('load changes nothing for account security, whatever stands open', () => {
  for (const situation of situations()) {
    if (situation.intent !== 'account-security' || situation.step === 'normal') continue;
    const calm = waysForward({ ...situation, step: 'normal' });
    if (JSON.stringify(waysForward(situation)) !== JSON.stringify(calm)) assert.fail(told(situation, calm));
  }
});

const at = (states: Partial<Record<string, State>>, more: Partial<Situation> = {}) => {
  const intent = more.intent ?? 'enquiry';
  const channels = KINDS.map((kind) => channelOf(kind, states[kind.id] ?? 'closed', intent));
  const situation = { channels, intent, signedIn: true, script: true, step: 'normal' as Step, ...more };
  return waysForward(situation).map(
    ({ act, channel, now }) => `${now ? '' : 'not now: '}${act} ${channel ?? 'here'}`,
  );
};

test('who answers now goes first, then who is waited for, then messages, then what opens later', () => {
  assert.deepEqual(at({ number: 'open', chat: 'busy', group: 'open', ticket: 'open' }), [
    'call number',
    'join group',
    'chat chat',
    'message chat',
    'write ticket',
    'read here',
  ]);
  assert.deepEqual(at({ number: 'closed', chat: 'closed' }, { script: false }), [
    'write ticket',
    'not now: call number',
    'not now: join group',
    'read here',
  ]);
});

test('shedding offers a message before the wait, then lets enquiries leave one, and nobody else', () => {
  const chat = (step: Step, intent: Intent) =>
    at({ chat: 'busy' }, { step, intent }).filter((way) => / chat$/.test(way));
  assert.deepEqual(chat('publish', 'refund'), ['chat chat', 'message chat']);
  assert.deepEqual(chat('message', 'refund'), ['message chat', 'chat chat']);
  assert.deepEqual(chat('asynchronous', 'refund'), ['message chat', 'chat chat']);
  assert.deepEqual(chat('incident', 'enquiry'), ['message chat']);
  assert.deepEqual(chat('incident', 'account-security'), ['chat chat']);
});

test('what is for buyers stands behind for who is not signed in, and what is for another need comes only instead of nothing', () => {
  const open = { number: 'open', group: 'open' } as const;
  assert.equal(at(open)[1], 'join group');
  assert.ok(
    at(open, { signedIn: false }).indexOf('join group') >
      at(open, { signedIn: false }).indexOf('write ticket'),
  );
  const down = { number: 'down', chat: 'down', ticket: 'down', group: 'down', mail: 'down' } as const;
  assert.ok(at({ ...down, security: 'open' }).includes('call security'));
  assert.ok(!at({ ...down, number: 'open', security: 'open' }).includes('call security'));
});
