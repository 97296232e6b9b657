import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { COSIGNATURE_MAX_AGE_MS, verify } from '@clearline/cli';
import { cosign, formatCosignatures, openCheckpoint, type Policy, parseNote } from '@clearline/tlog';
import pino from 'pino';
import { entries, freshDatabase, KEYS, log, MemoryKept, ORIGIN, sequence } from '../../../test/record-log.ts';
import { type Behaviour, startWitness, type TestWitness } from '../../../test/record-witness.ts';
import { ManualClock } from '../../kernel/clock.ts';
import { waitUntil } from '../../kernel/database/process.ts';
import { publishedCheckpoint, type SignedCheckpoint } from '../log/index.ts';
import type { Send } from './ask.ts';
import { overHttp } from './http.ts';
import { servedPolicy } from './policy.ts';
import { witnessReport } from './report.ts';
import { Submitter, type SubmitterOptions } from './submit.ts';

const START = '2026-11-27T00:00:00Z';
const SOON_MS = 120_000;
const SECONDS = 60;

/** A log, three witnesses of which two are needed, and what submits to them. */
async function setUp(t: TestContext, quorum: Partial<Policy> = {}) {
  const { db } = await freshDatabase(t);
  const clock = new ManualClock(START);
  const witnesses = await Promise.all(['w1', 'w2', 'w3'].map((name) => startWitness(t, name, clock)));
  const policy = {
    logs: [],
    witnesses: witnesses.map((witness) => witness.policy),
    groups: [{ name: 'two', threshold: 2, members: ['w1', 'w2', 'w3'] }],
    quorum: 'two',
    own: false,
    ...quorum,
  };
  const failed: string[] = [];
  const start = (more: Partial<SubmitterOptions> = {}) => {
    const submitter = new Submitter({
      db,
      clock,
      log: pino({ level: 'silent' }),
      policy,
      sendTo: ({ url }) => overHttp(url ?? ''),
      deadline: () => new AbortController().signal,
      onFailure: (witness, failure) => failed.push(`${witness} ${failure}`),
      ...more,
    });
    t.after(() => submitter.close());
    return submitter;
  };
  const kept = new MemoryKept();
  const grow = async (name: string, count: number): Promise<SignedCheckpoint> => {
    await log(db, entries(name, count));
    const signed = await sequence(db, kept);
    assert.ok(signed);
    return signed;
  };
  const [w1, w2, w3] = witnesses as [TestWitness, TestWitness, TestWitness];
  return { db, clock, policy, failed, start, grow, w1, w2, w3 };
}

type Setting = Awaited<ReturnType<typeof setUp>>;

async function submit(submitter: Submitter, checkpoint: SignedCheckpoint): Promise<void> {
  submitter.look(checkpoint);
  await submitter.idle();
}

/** The size that readers get, and whose cosignatures are on it, verified. */
async function published({ db, policy }: Setting): Promise<[bigint, string[]] | null> {
  const checkpoint = await publishedCheckpoint(db);
  if (!checkpoint) return null;
  const trusted = { logs: [KEYS.log(ORIGIN).key], witnesses: policy.witnesses.map(({ key }) => key) };
  const opened = await openCheckpoint(Buffer.from(checkpoint.note), trusted, verify);
  assert.ok(opened.ok);
  return [checkpoint.size, opened.value.cosignatures.map(({ key }) => key.name.slice(0, 2)).sort()];
}

test('every witness cosigns, and readers get the checkpoint with all of it', async (t) => {
  const setting = await setUp(t);
  const submitter = setting.start();
  await submit(submitter, await setting.grow('first', 3));
  assert.deepEqual(await published(setting), [3n, ['w1', 'w2', 'w3']]);
  await submit(submitter, await setting.grow('second', 400));
  assert.deepEqual(await published(setting), [403n, ['w1', 'w2', 'w3']]);
  assert.deepEqual(setting.failed, []);
});

test('a witness is asked from what it cosigned last, also after a restart', async (t) => {
  const setting = await setUp(t);
  await submit(setting.start(), await setting.grow('first', 3));
  await submit(setting.start(), await setting.grow('second', 400));
  assert.equal(setting.w1.asked, 2);
});

test('a witness that remembers another size is asked once more from there', async (t) => {
  const setting = await setUp(t);
  setting.w3.behave = setting.w3.lost;
  await submit(setting.start(), await setting.grow('first', 3));
  setting.w3.behave = setting.w3.honest;
  await submit(setting.start(), await setting.grow('second', 300));
  assert.deepEqual(await published(setting), [303n, ['w1', 'w2', 'w3']]);
  assert.equal(setting.w3.asked, 3);
});

test('a witness that never answers, or never ends, is given up when its time is over', async (t) => {
  for (const behave of [
    () => {},
    (_, response) => void response.writeHead(200).write('— w3'),
  ] satisfies Behaviour[]) {
    const setting = await setUp(t);
    const deadline = new AbortController();
    const submitter = setting.start({ deadline: () => deadline.signal });
    setting.w3.behave = behave;
    submitter.look(await setting.grow('first', 3));
    assert.ok(await waitUntil(async () => (await published(setting))?.[1].length === 2, SECONDS));
    deadline.abort();
    await submitter.idle();
    assert.deepEqual(setting.failed, ['w3 too-slow']);
  }
});

const FAILING: readonly [string, string, (setting: Setting) => Behaviour][] = [
  ['is down', 'unreachable', () => (_, response) => void response.destroy()],
  ['answers without end', 'too-long', () => (_, response) => void response.end('x'.repeat(1_000_000))],
  ['redirects', 'unreachable', () => (_, response) => void response.writeHead(307, { location: '/' }).end()],
  ['refuses', 'refused', () => (_, response) => void response.writeHead(403).end('no\n')],
  ['answers no lines', 'malformed-answer', () => (_, response) => void response.end('thank you')],
  ['claims a size beyond the log', 'ahead', () => (_, response) => void response.writeHead(409).end('999\n')],
  ['claims no size', 'malformed-answer', () => (_, response) => void response.writeHead(409).end('many\n')],
  [
    'cosigns another tree',
    'bad-signature',
    (setting) => forged(setting, (text) => text.replace('\n3\n', '\n4\n')),
  ],
  ['signs with another key', 'bad-signature', ({ w1 }) => w1.honest],
  ['cosigns in the future', 'wrong-time', (setting) => forged(setting, undefined, 301n)],
  ['cosigns in the past', 'wrong-time', (setting) => forged(setting, undefined, -301n)],
];

/** Cosigns another text than it was asked to, or at another time. */
function forged({ w3, clock }: Setting, change = (text: string) => text, seconds = 0n): Behaviour {
  return async (body, response) => {
    const note = parseNote(body.subarray(body.indexOf('\n\n') + 2));
    assert.ok(note.ok);
    const at = BigInt(clock.now() / 1000) + seconds;
    response.end(formatCosignatures([await cosign(change(note.value.text), w3.signer, at)]));
  };
}

for (const [does, failure, behaviour] of FAILING)
  test(`a witness that ${does} is counted as ${failure}, and holds up nobody`, async (t) => {
    const setting = await setUp(t);
    const submitter = setting.start();
    setting.w3.behave = behaviour(setting);
    const checkpoint = await setting.grow('first', 3);
    await submit(submitter, checkpoint);
    assert.deepEqual(setting.failed, [`w3 ${failure}`]);
    assert.deepEqual(await published(setting), [3n, ['w1', 'w2']]);
    const report = await witnessReport(setting.db, setting.policy, await submitter.failures());
    assert.deepEqual(
      report.witnesses.map(({ size, lag, failure: last }) => [size, lag, last]),
      [
        [3n, 0n, null],
        [3n, 0n, null],
        [0n, 3n, failure],
      ],
    );
    // Left alone for a while, and asked again after it.
    setting.w3.behave = setting.w3.honest;
    await submit(submitter, checkpoint);
    assert.equal((await published(setting))?.[1].length, 2);
    setting.clock.advance(SOON_MS);
    await submit(submitter, checkpoint);
    assert.deepEqual(await published(setting), [3n, ['w1', 'w2', 'w3']]);
  });

test('without a quorum readers keep the checkpoint that had one', async (t) => {
  const setting = await setUp(t);
  const submitter = setting.start();
  await submit(submitter, await setting.grow('first', 3));
  for (const witness of [setting.w2, setting.w3]) witness.behave = (_, response) => void response.destroy();
  const checkpoint = await setting.grow('second', 3);
  await submit(submitter, checkpoint);
  assert.deepEqual(await published(setting), [3n, ['w1', 'w2', 'w3']]);
  setting.w2.behave = setting.w2.honest;
  setting.clock.advance(SOON_MS);
  await submit(submitter, checkpoint);
  assert.deepEqual(await published(setting), [6n, ['w1', 'w2']]);
});

test('a witness that stays away is asked more and more rarely', async (t) => {
  const setting = await setUp(t);
  const submitter = setting.start();
  setting.w3.behave = (_, response) => void response.destroy();
  const checkpoint = await setting.grow('first', 3);
  const waits: number[] = [];
  for (let seconds = 0; seconds <= 300; seconds++) {
    const { asked } = setting.w3;
    await submit(submitter, checkpoint);
    if (setting.w3.asked > asked) waits.push(seconds);
    setting.clock.advance(1_000);
  }
  assert.deepEqual(waits, [0, 1, 3, 7, 15, 30, 60, 120, 180, 240, 300]);
});

test('what fails on our own side is counted, told with its reason, and tried more and more rarely', async (t) => {
  const setting = await setUp(t);
  const told: string[] = [];
  let asked = 0;
  const full: Send = async () => {
    asked++;
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  const submitter = setting.start({
    sendTo: ({ name, url }) => (name === 'w3' ? full : overHttp(url ?? '')),
    log: pino({ level: 'warn' }, { write: (line: string) => void told.push(line) }),
  });
  const checkpoint = await setting.grow('first', 3);
  const seconds: number[] = [];
  for (let second = 0; second <= 15; second++) {
    const before = asked;
    await submit(submitter, checkpoint);
    if (asked > before) seconds.push(second);
    setting.clock.advance(1_000);
  }
  assert.deepEqual(seconds, [0, 1, 3, 7, 15]);
  assert.deepEqual(setting.failed, Array(5).fill('w3 failed-here'));
  assert.deepEqual([...(await submitter.failures())], [['w3', 'failed-here']]);
  assert.equal(told.length, 1);
  assert.match(told[0] ?? '', /failed-here.*no space left on device/);
  assert.deepEqual(await published(setting), [3n, ['w1', 'w2']]);
});

test('a witness cannot move its time ahead, checkpoint by checkpoint', async (t) => {
  const setting = await setUp(t);
  const submitter = setting.start();
  setting.w3.behave = forged(setting, undefined, 300n);
  await submit(submitter, await setting.grow('first', 3));
  setting.w3.behave = forged(setting, undefined, 301n);
  await submit(submitter, await setting.grow('second', 3));
  assert.deepEqual(setting.failed, ['w3 wrong-time']);
  assert.deepEqual(await published(setting), [6n, ['w1', 'w2']]);
});

test('cosignatures are renewed before they are too old, and readers get the latest', async (t) => {
  const setting = await setUp(t);
  const submitter = setting.start();
  const checkpoint = await setting.grow('first', 3);
  await submit(submitter, checkpoint);
  const before = await publishedCheckpoint(setting.db);
  setting.clock.advance(COSIGNATURE_MAX_AGE_MS / 2 - 1_000);
  await submit(submitter, checkpoint);
  assert.deepEqual(await publishedCheckpoint(setting.db), before);
  setting.clock.advance(1_000);
  await submit(submitter, checkpoint);
  const after = await publishedCheckpoint(setting.db);
  assert.notEqual(after?.note, before?.note);
  assert.deepEqual(await published(setting), [3n, ['w1', 'w2', 'w3']]);
  assert.equal(setting.w1.asked, 2);
});

test('a clock that goes backwards stops no witness that says the time it said before', async (t) => {
  const setting = await setUp(t);
  const submitter = setting.start();
  await submit(submitter, await setting.grow('first', 3));
  setting.clock.advance(-3_600_000);
  await submit(submitter, await setting.grow('second', 3));
  assert.deepEqual(await published(setting), [6n, ['w1', 'w2', 'w3']]);
});

test('a policy that asks for no witness publishes what is signed', async (t) => {
  const setting = await setUp(t, { witnesses: [], groups: [], quorum: 'none' });
  await submit(setting.start(), await setting.grow('first', 3));
  assert.deepEqual(await published(setting), [3n, []]);
});

test('the policy that is served names the log and the witnesses, how old a cosignature may be, and says when these are not independent', async (t) => {
  const { policy } = await setUp(t);
  const { key } = KEYS.log(ORIGIN);
  const text = servedPolicy(policy, [key], 'https://test.example/record');
  assert.match(
    text,
    /^# cosignatures: at most 24 h old\nlog test\.example\/record\+[0-9a-f]{8}\+\S+ https:\/\/test\.example\/record\n/,
  );
  assert.match(text, /\nwitness w3 w3\.example\/witness\+\S+\ngroup two 2 w1 w2 w3\nquorum two\n$/);
  assert.match(
    servedPolicy({ ...policy, own: true }, [key], 'https://test.example/record'),
    /^# .*not independent\.\n# cosignatures: at most 24 h old\nlog /,
  );
});
