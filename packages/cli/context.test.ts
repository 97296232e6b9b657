import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { formatBundle, parseBundle } from '@clearline/card';
import { bundleOf, cardWith, site as people, sealed } from '../card/record.fixtures.ts';
import { shown } from './context.ts';
import { start } from './process.fixtures.ts';
import { testFolder } from './witness/witness.fixtures.ts';

const ACTIVE = /(?![\n\t])[\p{Cc}\p{Bidi_Control}]/u;

test('what a terminal would obey is shown by its code, and nothing else is changed', () => {
  assert.equal(shown('\u009b2J\u001b[31m\r\u202egnp.exe'), '\\u009b2J\\u001b[31m\\u000d\\u202egnp.exe');
  const plain = '致电 400-000-0000\n\tHotline – “ok” 👩‍💻';
  assert.equal(shown(plain), plain);
  const said = { name: 'a\u009b\u2066b', text: 'line\nline' };
  assert.deepEqual(JSON.parse(shown(JSON.stringify(said))), said);
});

test('a witness that a proof names itself tells the terminal nothing', async (t) => {
  const [dir, { ann, bo, publishers, log }] = [await testFolder(t), people()];
  const bytes = await bundleOf({ log, publishers, entry: sealed(cardWith({}), [ann, bo]) });
  const parsed = parseBundle(bytes);
  assert.ok(parsed.ok);
  const { schema: _, ...bundle } = parsed.value;
  const policy = bundle.policy.replaceAll(/ one(?= |\n|$)/gm, ' o\u009b31m\u202ene');
  const path = join(dir, 'card.json');
  await writeFile(path, formatBundle({ ...bundle, policy }));
  for (const json of [[], ['--json']]) {
    const { code, stdout, stderr } = await start(t, ['verify', path, '--at', '2026-01-02T00:00:00Z', ...json])
      .ended;
    assert.equal(code, 0, stderr);
    assert.match(stdout, /\\u009b31m/);
    assert.doesNotMatch(stdout + stderr, ACTIVE);
  }
});

test('a server that leads elsewhere tells the terminal nothing', async (t) => {
  const server = createServer((_request, response) => {
    response.writeHead(302, { location: '/\u009b2J' }).end();
  });
  server.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const { stdout, stderr } = await start(t, ['verify', `http://127.0.0.1:${port}/card.json`]).ended;
  assert.match(stderr, /302 → \/.*\\u009b2J/);
  assert.doesNotMatch(stdout + stderr, ACTIVE);
});
