/** How a monitor tells what it has found, and what it remembers. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { type TestContext, test } from 'node:test';
import { TestContext as CommandContext, runHere } from '../context.fixtures.ts';
import { start } from '../process.fixtures.ts';
import { testFolder } from '../witness/witness.fixtures.ts';
import { runMonitor } from './command.ts';
import { CLOSED, cardWith, monitorOf, NEXT, platform } from './monitor.fixtures.ts';
import type { Told } from './told.ts';

/** Takes events, or answers that it cannot. */
async function webhook(t: TestContext) {
  const hook = { taken: [] as Told[], status: 204, url: '' };
  const server = createServer(async (request, response) => {
    const told = (await json(request)) as Told;
    if (hook.status < 300) hook.taken.push(told);
    response.writeHead(hook.status).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  hook.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return hook;
}

test('a webhook hears everything in order, and what it could not take is sent again', async (t) => {
  const [site, hook] = [await platform(t), await webhook(t)];
  const { look } = await monitorOf(t, site, { webhook: hook.url });
  hook.status = 500;
  const first = await look();
  assert.equal(first.code, 0);
  assert.match(first.stderr, /3 events have not reached the webhook/);
  hook.status = 204;
  site.publish(cardWith({ ...NEXT, ...CLOSED }), [site.people.ann]);
  const second = await look();
  assert.deepEqual(hook.taken, [...first.told, ...second.told]);
  assert.equal(new Set(hook.taken.map(({ id }) => id)).size, 4);
  await look();
  assert.equal(hook.taken.length, 4);
});

test('people read sentences, in their language', async (t) => {
  const site = await platform(t);
  const state = await testFolder(t);
  const options = { state, interval: '60', once: true } as const;
  const zh = await runHere((context) => runMonitor(site.url, options, context), 'zh');
  assert.match(zh.stdout, /2026-01-02T00:00:00\.000Z 第一次见到这个网站/);
  assert.match(zh.stdout, /存证第 2 条（编号 1）：名片第 1 版，批准人 ann \(demo\)、bo \(demo\)/);
  assert.match(zh.stdout, /新增 客服热线: /);
  site.publish(cardWith({ ...NEXT, ...CLOSED }), [site.people.server]);
  const en = await runHere((context) => runMonitor(site.url, options, context));
  assert.equal(en.code, 6);
  assert.match(
    en.stdout,
    /ALARM \[card-refused\] Entry 2 of the record, counted from 0, is a card that does not hold/,
  );
});

test('it follows until it is asked to end, and ends with an alarm if there was one', async (t) => {
  const site = await platform(t);
  const state = await testFolder(t);
  for (const [expected, during] of [
    [0, () => {}],
    [6, () => site.log.grow(['not an envelope'])],
  ] as const) {
    const context = new CommandContext();
    let looks = 0;
    context.whilePausing = () => {
      if (++looks === 1) during();
      if (looks === 3) context.ending.abort();
      context.signal.throwIfAborted();
    };
    assert.equal(await runMonitor(site.url, { state, interval: '5' }, context), expected);
    assert.deepEqual(context.pauses, [5000, 5000, 5000]);
  }
});

test('a state file that was damaged is no state, and is left as it is', async (t) => {
  const site = await platform(t);
  const { look, state } = await monitorOf(t, site);
  await look();
  const [folder = ''] = await readdir(state);
  const path = join(state, folder, 'state.json');
  const whole = await readFile(path, 'utf8');
  for (const damage of ['', '{}', whole.slice(0, -2), whole.replace('"isReachable":true,', '')]) {
    await writeFile(path, damage);
    const { code, stderr } = await look();
    assert.equal(code, 66);
    assert.match(stderr, /state file in .* is damaged/);
    assert.equal(await readFile(path, 'utf8'), damage);
  }
  await writeFile(path, whole);
  assert.equal((await look()).code, 0);
});

test('mistakes at the terminal are sentences', async (t) => {
  const site = await platform(t);
  const options = { state: await testFolder(t), interval: '60', once: true } as const;
  const run = (typed: string, more = {}) =>
    runHere((context) => runMonitor(typed, { ...options, ...more }, context));
  assert.equal((await run('http://[')).code, 2);
  assert.equal((await run(site.url, { interval: '0' })).code, 2);
  assert.equal((await run(site.url, { maxAge: '24' })).code, 2);
  assert.equal((await run(site.url, { webhook: 'file:///etc/passwd' })).code, 2);
  assert.equal((await run(site.url, { policy: join(options.state, 'none') })).code, 66);
  site.down = true;
  const away = await run(site.url);
  assert.equal(away.code, 66);
  assert.match(away.stderr, /cannot be read/);
});

test('as a process, it is alone in its folder, and a signal ends it', async (t) => {
  const site = await platform(t);
  const state = await testFolder(t);
  const args = ['monitor', site.url, '--state', state, '--interval', '1'];
  const first = start(t, args);
  await first.said(/version 1 of the card/);
  const second = await start(t, args).ended;
  assert.equal(second.code, 69);
  assert.match(second.stderr, /Another monitor uses/);
  first.child.kill('SIGTERM');
  const { code } = await first.ended;
  // The clock of a process is the real one, by which the card of this test has expired.
  assert.equal(code, 6);
});
