/** From a click in the console to a mailbox, and in by the link: one node, one mail server, one database. */
import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { POLICY } from '../src/app/people.ts';
import { waitUntil } from '../src/kernel/database/process.ts';
import { startSmtp } from '../src/people/mail/smtp.fixtures.ts';
import { staffApi } from '../src/people/staff/contract.ts';
import { caller, GUEST, peopleWorld, SECRET } from '../src/people/testing.ts';
import { dataFolder, removeFolder, start } from './programs.ts';

const SECONDS = 60;
const world = await peopleWorld(POLICY, Date.now());

test('an invitation reaches the mailbox, opens once, and is nowhere else', async (t) => {
  const folder = await dataFolder();
  await writeFile(join(folder, 'auth.secret'), SECRET, { mode: 0o600 });
  const smtp = await startSmtp();
  const node = start('src/app/main.ts', [], {
    PORT: '0',
    LOG_LEVEL: 'debug',
    DATA_DIR: folder,
    DATABASE_URL: world.url,
    SMTP_URL: smtp.url,
    MAIL_FROM: '明线 <no-reply@example.com>',
  });
  t.after(async () => {
    node.kill('SIGTERM');
    await node.ended;
    await smtp.close();
    await removeFolder(folder);
  });
  assert.ok(await waitUntil(async () => /is ready/.test(node.output()), SECONDS), node.output());
  const ask = caller(/is ready: (\S+)/.exec(node.output())?.[1] ?? '');

  const owner = await world.person('Olga', ['owner']);
  const body = { email: 'new@example.com', name: '新人', roles: ['agent'], lang: 'zh' };
  const sameOrigin = { 'sec-fetch-site': 'same-origin' };
  const invited = await ask(owner, staffApi.invite, { body, headers: sameOrigin });
  assert.equal(invited.status, 200, invited.text);
  assert.ok(await waitUntil(async () => smtp.received.length > 0, SECONDS), node.output());

  const raw = smtp.received[0]?.raw.replaceAll('=\r\n', '').replaceAll('=3D', '=') ?? '';
  const token = /\/console\/enrol#([\w-]{43})/.exec(raw)?.[1] ?? assert.fail(raw);
  const link = { method: 'GET', path: '/enrolments/:token' } as const;
  const seen = await ask(GUEST, link, { params: { token } });
  assert.deepEqual([seen.status, seen.body.purpose, seen.body.roles], [200, 'invitation', ['agent']]);

  const isSent = async () =>
    ((await ask(owner, { method: 'GET', path: '/mail' })).body.mail as { state: string }[])[0]?.state ===
    'sent';
  assert.ok(await waitUntil(isSent, SECONDS));
  const { mail } = (await ask(owner, { method: 'GET', path: '/mail' })).body as { mail: { id: string }[] };
  const one = await ask(owner, { method: 'GET', path: '/mail/:id' }, { params: { id: String(mail[0]?.id) } });
  assert.deepEqual([one.body.link, one.text.includes(token)], ['forgotten', false]);
  assert.ok(!node.output().includes(token), 'no log line holds it');
});
