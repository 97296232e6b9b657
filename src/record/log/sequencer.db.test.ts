import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import pino from 'pino';
import {
  entries,
  freshDatabase,
  log,
  MemoryKept,
  opened,
  opening,
  sequence,
} from '../../../test/record-log.ts';
import { PostgresBus } from '../../kernel/bus.ts';
import { waitUntil } from '../../kernel/database/process.ts';
import { Sequencer } from './sequencer.ts';
import { newestCheckpoint } from './store/checkpoint.ts';

const SECONDS = 60;
type Fresh = Awaited<ReturnType<typeof freshDatabase>>;

const eventually = async (what: string, probe: () => Promise<boolean> | boolean) =>
  assert.ok(await waitUntil(async () => probe(), SECONDS), what);

/** A sequencer on a bus of its own; both end with the test. */
function startSequencer(t: TestContext, { db, url }: Fresh, kept: MemoryKept = new MemoryKept()) {
  const silent = pino({ level: 'silent' });
  const bus = new PostgresBus(() => url, silent);
  const sequencer = new Sequencer({ ...opening(kept), db, url: () => url, bus, log: silent });
  t.after(async () => {
    await sequencer.close();
    await bus.close();
  });
  bus.start();
  sequencer.start();
  return { sequencer, kept };
}

const signs = (fresh: Fresh, size: bigint) =>
  eventually(`${size} entries are signed`, async () => (await newestCheckpoint(fresh.db))?.size === size);

test('what is appended is signed, and what is signed is kept', async (t) => {
  const fresh = await freshDatabase(t);
  const { kept } = startSequencer(t, fresh);
  await log(fresh.db, entries('first', 3));
  await signs(fresh, 3n);
  await log(fresh.db, entries('second', 20_000));
  await signs(fresh, 20_003n);
  assert.equal((await opened(kept.note ?? '')).size, 20_003n);
});

test('of several sequencers one leads at a time, and another takes over when it leaves', async (t) => {
  const fresh = await freshDatabase(t);
  const all = [startSequencer(t, fresh), startSequencer(t, fresh), startSequencer(t, fresh)];
  const leaders = () => all.filter(({ sequencer }) => sequencer.leads());
  for (let round = 1; all.length > 0; round++) {
    await eventually('one leads', () => leaders().length === 1);
    await log(fresh.db, entries(`round ${round}`, 10));
    await signs(fresh, BigInt(round * 10));
    const [leader] = leaders();
    assert.ok(leader);
    assert.equal(leaders().length, 1);
    const { note } = leader.kept;
    for (const { kept } of all) await eventually('everybody keeps it', () => kept.note === note);
    await leader.sequencer.close();
    all.splice(all.indexOf(leader), 1);
  }
});

test('a node that follows keeps one connection, by which it asks for the lock', async (t) => {
  const fresh = await freshDatabase(t);
  const both = [startSequencer(t, fresh), startSequencer(t, fresh)];
  const connections = async () => {
    const { rows } = await fresh.pool.query<{ pid: number }>(
      `select pid from pg_stat_activity
        where datname = current_database() and application_name = 'clearline-sequencer' order by pid`,
    );
    return rows.map(({ pid }) => pid);
  };
  await eventually('both are connected', async () => (await connections()).length === 2);
  const before = await connections();
  for (let round = 1; round <= 5; round++) {
    await log(fresh.db, entries(`round ${round}`, 3));
    await signs(fresh, BigInt(round * 3));
    const note = (await newestCheckpoint(fresh.db))?.note;
    for (const { kept } of both) await eventually('it keeps what was signed', () => kept.note === note);
  }
  assert.deepEqual(await connections(), before);
});

test('a sequencer whose connection is cut takes the lock again and goes on', async (t) => {
  const fresh = await freshDatabase(t);
  startSequencer(t, fresh);
  await log(fresh.db, entries('before', 3));
  await signs(fresh, 3n);
  const { rowCount } = await fresh.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and application_name = 'clearline-sequencer'`,
  );
  assert.equal(rowCount, 1);
  await log(fresh.db, entries('after', 3));
  await signs(fresh, 6n);
});

test('with a restored backup nothing is signed, and the reason is told', async (t) => {
  const [now, backup] = [await freshDatabase(t), await freshDatabase(t)];
  const kept = new MemoryKept();
  await log(now.db, entries('card', 3));
  await sequence(now.db, kept);
  await log(backup.db, entries('card', 2));
  const { sequencer } = startSequencer(t, backup, kept);
  await eventually('it refuses', () => sequencer.refused() === 'database-is-older');
  assert.equal(sequencer.leads(), false);
  assert.equal(await newestCheckpoint(backup.db), null);
});

test('while the disk is full nothing is published; once it is not, everything is', async (t) => {
  const fresh = await freshDatabase(t);
  const kept = new MemoryKept();
  const { write } = kept;
  let refusals = 0;
  kept.write = async () => {
    refusals++;
    assert.equal(await newestCheckpoint(fresh.db), null);
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
  };
  startSequencer(t, fresh, kept);
  await log(fresh.db, entries('card', 3));
  await eventually('it tries again', () => refusals > 1);
  assert.equal(await newestCheckpoint(fresh.db), null);
  kept.write = write;
  await signs(fresh, 3n);
});
