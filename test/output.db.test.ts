/** A log that cannot be written: the disk under it is full, or whoever read it has gone. */
import assert from 'node:assert/strict';
import { open } from 'node:fs/promises';
import { test } from 'node:test';
import { waitUntil } from '../src/kernel/database/process.ts';
import { testDatabase } from '../src/kernel/database/testing.ts';
import { clearline, DEMO, dataFolder, nodeProcess, removeFolder } from './programs.ts';

const SECONDS = 30;

test('a node whose log cannot be written goes on answering, and ends when it is told to', async (t) => {
  const server = await testDatabase();
  const folder = await dataFolder();
  t.after(async () => {
    await removeFolder(folder);
    await server.drop();
  });
  const imported = await clearline(['import', '--yes', DEMO], server.url);
  assert.equal(imported.code, 0, imported.output);
  // Every write to it fails for want of space (full(4)).
  const full = await open('/dev/full', 'w');
  t.after(() => full.close());
  const node = await nodeProcess(server.url, folder, { level: 'info', output: full.fd });
  const status = async (path: string) => (await fetch(node.url + path)).status;
  assert.ok(await waitUntil(async () => (await status('/contact')) === 200, SECONDS));
  // Each of these is logged.
  for (let i = 0; i < 50; i++) assert.equal(await status('/search?q=a'), 200);
  assert.equal(await status('/contact'), 200);
  assert.equal(await status('/healthz'), 200);
  node.kill('SIGHUP');
  assert.deepEqual(await node.ended, { code: 0, signal: null, output: '' });
});
