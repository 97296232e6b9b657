import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ManualClock } from '../../kernel/clock.ts';
import { createDatabase } from '../../kernel/database/connect.ts';
import { testDatabase } from '../../kernel/database/testing.ts';
import { createLog } from '../../kernel/log.ts';
import { currentCard, publish, readRegistryFile } from './index.ts';
import { reissueInTime } from './jobs.ts';
import { unsealed } from './testing.ts';

const DAY = 86_400_000;

test('a card is issued again, once, when a third of its validity is left, and says the same', async () => {
  const server = await testDatabase();
  const { db, close } = createDatabase(server.url, { onIdleError: () => {} });
  const clock = new ManualClock('2026-11-22T02:00:00Z');
  const work = { db, press: unsealed(clock), log: createLog({ level: 'silent', clock }) };
  try {
    await reissueInTime(work);
    assert.equal(await currentCard(db), null, 'nothing to issue again');
    const demo = new URL('../../../demo/registry.yaml', import.meta.url);
    const registry = readRegistryFile(readFileSync(demo), 'demo', clock.now());
    assert.ok(registry.ok);
    await publish(db, work.press, { ...registry.value, validDays: 90, key: 'demo' });
    clock.advance(59 * DAY);
    await reissueInTime(work);
    assert.equal((await currentCard(db))?.n, 1, 'not yet');
    clock.advance(2 * DAY);
    const first = await currentCard(db);
    await Promise.all([reissueInTime(work), reissueInTime(work)]);
    const second = await currentCard(db);
    assert.ok(first && second);
    const { n, issued, expires, ...said } = second;
    assert.deepEqual({ ...first, n, issued, expires }, { ...said, n, issued, expires });
    assert.deepEqual([n, Date.parse(expires) - Date.parse(issued)], [2, 90 * DAY]);
  } finally {
    await close();
    await server.drop();
  }
});
