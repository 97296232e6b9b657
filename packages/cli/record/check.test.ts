import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { runHere } from '../context.fixtures.ts';
import { run } from '../process.fixtures.ts';
import { FakeSite } from '../site.fixtures.ts';
import { testFolder } from '../witness/witness.fixtures.ts';
import { checkRecord, type RecordCheck } from './check.ts';

async function siteOf(t: TestContext, size: number): Promise<FakeSite> {
  const site = await new FakeSite().start(t);
  site.log.growTo(size);
  return site;
}
const check = (site: FakeSite, options: RecordCheck = {}) =>
  runHere((context) => checkRecord(site.url, options, context));

test('a whole record is said to be whole, by whose word, and with the fingerprint of its key', async (t) => {
  const site = await siteOf(t, 700);
  const { code, stdout, stderr } = await check(site);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /all 700 entries fit the checkpoint/);
  assert.match(stdout, /Cosigned by partner\./);
  assert.match(stderr, /the site's own policy/);
  assert.match(stderr, /^ {2}(\w+ ){11}\w+$/m);
});

test('with a policy that was kept, the site is not asked for its own', async (t) => {
  const [dir, site] = [await testFolder(t), await siteOf(t, 3)];
  const policy = join(dir, 'policy');
  await writeFile(policy, site.policy);
  const { code, stdout, stderr } = await check(site, { policy, json: true });
  assert.equal(code, 0, stderr);
  const { whole, size, quorum, pinned } = JSON.parse(stdout);
  assert.deepEqual({ whole, size, quorum, pinned }, { whole: true, size: '3', quorum: true, pinned: true });
  assert.ok(!site.asked.includes('/card/policy'));
  const other = join(dir, 'other');
  await writeFile(other, (await siteOf(t, 3)).policy);
  const forged = await check(site, { policy: other });
  assert.equal(forged.code, 3);
  assert.match(forged.stderr, /signature of the checkpoint is wrong/);
});

test('a changed tile, a changed entry and a missing one are named', async (t) => {
  for (const [path, lie, sentence] of [
    ['/record/tile/0/001.p/44', Buffer.alloc(44 * 32), /tile\/0\/001\.p\/44 does not fit/],
    ['/record/tile/1/000.p/1', Buffer.alloc(32), /tile\/1\/000\.p\/1 does not fit/],
    ['/record/tile/entries/000', 404, /tile\/entries\/000 is missing/],
    ['/record/tile/entries/000', Buffer.from('not a bundle'), /tile\/entries\/000 cannot be read/],
  ] as const) {
    const site = await siteOf(t, 300);
    site.lies.set(path, lie);
    const { code, stdout, stderr } = await check(site);
    assert.equal(code, 3, stderr);
    assert.match(stdout, sentence);
  }
});

test('where only the full tile is left of a partial one, its beginning is taken', async (t) => {
  const site = await siteOf(t, 300);
  const checkpoint = await site.checkpoint();
  site.log.growTo(512);
  site.lies.set('/record/checkpoint', checkpoint);
  for (const path of ['/record/tile/0/001.p/44', '/record/tile/entries/001.p/44']) site.lies.set(path, 404);
  const { code, stdout } = await check(site);
  assert.equal(code, 0);
  assert.match(stdout, /all 300 entries/);
});

test('what cannot be read is no finding', async (t) => {
  const site = await siteOf(t, 3);
  site.lies.set('/record/tile/0/000.p/3', 403);
  const refused = await check(site);
  assert.equal(refused.code, 66);
  assert.match(refused.stderr, /HTTP 403/);
  const none = await siteOf(t, 0);
  none.lies.set('/record/checkpoint', 404);
  assert.equal((await check(none)).code, 1);
  const nowhere = await runHere((context) => checkRecord('http://nobody@there', {}, context));
  assert.equal(nowhere.code, 2);
});

test('a site that is busy is asked again', async (t) => {
  const site = await siteOf(t, 3);
  let busy = true;
  const answer = site.lies.get.bind(site.lies);
  site.lies.get = (path) => {
    if (path !== '/record/tile/0/000.p/3' || !busy) return answer(path);
    busy = false;
    return 503;
  };
  assert.equal((await check(site)).code, 0);
  assert.ok(!busy);
});

test('at the terminal, too', async (t) => {
  const site = await siteOf(t, 3);
  const { code, stdout } = await run(t, 'record', 'check', site.url, '--lang', 'zh');
  assert.equal(code, 0);
  assert.match(stdout, /存证完整：3 条记录/);
  assert.equal((await run(t, 'record', 'check')).code, 2);
});
