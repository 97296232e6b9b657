import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { bundleOf, cardWith, sealed, site } from './record.fixtures.ts';

const DAY_MS = 86_400_000;

test('the example in the README proves a card', async () => {
  const readme = await readFile(join(import.meta.dirname, 'README.md'), 'utf8');
  const example = [...readme.matchAll(/```ts\n(.*?)```/gs)].at(-1)?.[1] ?? '';
  const { log, publishers, ann, bo } = site();
  const [issued = '', expires = ''] = [-DAY_MS, DAY_MS].map((ms) => new Date(Date.now() + ms).toISOString());
  const lasting = cardWith({ issued, expires });
  const bundle = await bundleOf({ log, publishers, entry: sealed(lasting, [ann, bo]) });
  const folder = await mkdtemp(join(tmpdir(), 'clearline-readme-'));
  try {
    await symlink(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'));
    await writeFile(join(folder, 'policy'), log.policy);
    await writeFile(join(folder, 'card.proof.json'), bundle);
    const run = promisify(execFile);
    const args = ['--input-type=module-typescript', '--eval', example];
    const { stdout } = await run(process.execPath, args, { cwd: folder });
    assert.match(stdout, /^Official: Hotline 400-000-0000\. As of 1 January 2026 at 09:00/);
  } finally {
    await rm(folder, { recursive: true });
  }
});
