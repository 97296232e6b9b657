/** A record that is longer than what one look reads. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parsePolicy } from '@clearline/tlog';
import { sha256 } from '../crypto.ts';
import { TestLog } from '../log.fixtures.ts';
import { start } from '../process.fixtures.ts';
import { type Bound, LOOK_BOUND } from './bound.ts';
import { Evidence, proveFork } from './evidence.ts';
import { CLOSED, cardWith, type Looked, monitorOf, type Platform, platform } from './monitor.fixtures.ts';
import { readState } from './state.ts';

const FOLLOWER = fileURLToPath(new URL('follower.fixtures.ts', import.meta.url));
const THREE: Bound = { ...LOOK_BOUND, entries: 3 };

/** The first publishers and seven cards. */
async function long(t: TestContext): Promise<Platform> {
  const site = await platform(t);
  for (let n = 2; n <= 7; n++) publish(site, n);
  return site;
}

function publish(site: Platform, n: number): void {
  const issued = new Date(Date.UTC(2026, 0, 1, n)).toISOString();
  site.publish(cardWith({ n, issued, expires: '2026-02-01T12:00:00.000Z', ...CLOSED }));
}

const told = (looks: readonly Looked[]) =>
  looks.flatMap((look) => look.told.map((one) => ('index' in one ? `${one.code} ${one.index}` : one.code)));

test('it is followed to its end, look by look, and told as in one', async (t) => {
  const site = await long(t);
  const whole = await (await monitorOf(t, site)).look();
  assert.equal(whole.told.length, 9);
  for (const bound of [THREE, { ...LOOK_BOUND, bytes: 1 }]) {
    const { look } = await monitorOf(t, site, {}, bound);
    const looks: Looked[] = [];
    do looks.push(await look());
    while (looks.at(-1)?.stderr.includes('Not read to the end'));
    assert.equal(looks.length, bound === THREE ? 3 : 8);
    assert.ok(looks.every(({ code }) => code === 0));
    assert.match(looks.at(-1)?.stderr ?? '', /All is well: 8 entries, newest card 7/);
    assert.deepEqual(told(looks), told([whole]));
  }
});

test('until then nothing is said of what visitors see, and then it is', async (t) => {
  const site = await long(t);
  const { look } = await monitorOf(t, site, {}, THREE);
  site.card = Buffer.from(String(site.card).replace('400', '600'));
  for (const code of [0, 0]) assert.equal((await look()).code, code);
  const last = await look();
  assert.equal(last.code, 6);
  assert.ok(last.codes.includes('served-card-differs'));
});

test('it may grow meanwhile, and change its key for good', async (t) => {
  const site = await long(t);
  const { look } = await monitorOf(t, site, {}, THREE);
  const looks = [await look()];
  await site.rekey();
  await site.rekey();
  publish(site, 8);
  site.showProof(8);
  for (let more = 0; more < 3; more++) looks.push(await look());
  assert.ok(looks.every(({ code }) => code === 0));
  assert.match(looks.at(-1)?.stderr ?? '', /All is well: 11 entries, newest card 8/);
});

test('a tree that contradicts the one that is being read is a fork, also where what was read is the same', async (t) => {
  const site = await long(t);
  const { look } = await monitorOf(t, site, {}, THREE);
  const policy = parsePolicy(site.policy, sha256);
  assert.ok(policy.ok);
  await look();
  const honest = site.log;
  site.log = new TestLog(honest.signer).grow(honest.entries.slice(0, 4)).growTo(9);
  const forked = await look();
  assert.equal(forked.code, 6);
  assert.ok(forked.told[0]?.code === 'fork');
  const evidence = Evidence.parse(JSON.parse(await readFile(forked.told[0].evidence, 'utf8')));
  assert.ok(await proveFork(evidence, policy.value));
  site.log = honest;
  assert.ok((await look()).codes.includes('alarm-over'));
});

test('who is killed between two looks goes on where the first one stopped', async (t) => {
  const site = await long(t);
  const { look, state } = await monitorOf(t, site, {}, THREE);
  const killed = start(t, [site.url, state], FOLLOWER);
  await killed.said(/Not read to the end yet: 3 of 8 entries/);
  killed.child.kill('SIGKILL');
  const { signal, stdout } = await killed.ended;
  assert.equal(signal, 'SIGKILL');
  assert.equal(stdout.match(/"card-published"/g)?.length, 2);
  const folder = `${state}/${new URL(site.url).host.replace(':', '_')}`;
  const kept = await readState(folder);
  assert.ok(kept !== null && kept !== 'damaged' && kept.frontier.size === '3');
  const looks = [await look(), await look()];
  assert.deepEqual(
    told(looks),
    [3, 4, 5, 6, 7].map((index) => `card-published ${index}`),
  );
  assert.match(looks[1]?.stderr ?? '', /All is well: 8 entries/);
});
