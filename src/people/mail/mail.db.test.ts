import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import pino from 'pino';
import { systemClock } from '../../kernel/clock.ts';
import { createDatabase, type Database } from '../../kernel/database/connect.ts';
import { type TestDatabase, testDatabase } from '../../kernel/database/testing.ts';
import type { Job } from '../../kernel/jobs.ts';
import { mailJobs } from './jobs.ts';
import { keepingMailer, type Mailer, smtpMailer } from './mailer.ts';
import { type Sending, sendMail } from './send.ts';
import { startSmtp } from './smtp.fixtures.ts';
import { type KeptMail, requeue, searchMail } from './store.ts';
import type { Template } from './template.ts';

const GREETING: Template<{ who: string; url?: string }> = {
  name: 'greeting',
  zh: ({ who, url }) => letter(`${who}，欢迎`, '请打开链接。', url),
  en: ({ who, url }) => letter(`Welcome, ${who}`, 'Open the link.', url),
};
const letter = (subject: string, paragraph: string, url?: string) => ({
  subject,
  paragraphs: [paragraph],
  ...(url && { link: { label: 'Link', url, once: true } }),
});
const URL_ONCE = 'https://clearline.example/enrol#abc123';
const BO = { email: 'bo@example.com', name: 'Bo', lang: 'en' } as const;

let server: TestDatabase;
let database: Database;
let smtp: Awaited<ReturnType<typeof startSmtp>>;

before(async () => {
  server = await testDatabase();
  database = createDatabase(server.url, { onIdleError: () => {} });
  smtp = await startSmtp();
});
after(async () => {
  await smtp.close();
  await database.close();
  await server.drop();
});
beforeEach(async () => {
  smtp.received.length = 0;
  smtp.turns.length = 0;
  await sql`delete from people.mail`.execute(database.db);
});

const send = <D>(sending: Sending<D>) => database.db.transaction().execute((tx) => sendMail(tx, sending));
const all = () => searchMail(database.db, { limit: 100 });
const newest = async (): Promise<KeptMail> => (await all())[0] ?? assert.fail('no mail');

const sendJob = (mailer: Mailer): Job =>
  mailJobs({
    db: database.db,
    clock: systemClock,
    log: pino({ level: 'silent' }),
    mailer,
    from: { name: null, address: 'no-reply@clearline.example' },
    sender: (lang) => ({ name: lang === 'zh' ? '天远' : 'Tianyuan', publicUrl: 'https://clearline.example' }),
  })[0] ?? assert.fail('no job');
const deliver = async (mailer: Mailer = smtpMailer(smtp.url)) =>
  sendJob(mailer).run({ id: (await newest()).id });

/** Headers without folding, and the decoded parts. */
function read(raw: string) {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const header = (name: string) =>
    headers
      .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      .map((l) => l.slice(name.length + 1).trim());
  return { headers, header, body: rest.join('\n\n').replaceAll('=\r\n', '').replaceAll('=3D', '=') };
}

test('a message exists and is queued exactly if the transaction commits', async () => {
  const count = async () =>
    (
      await sql<{
        n: string;
      }>`select count(*) as n from graphile_worker.jobs where task_identifier = 'mail.send'`.execute(
        database.db,
      )
    ).rows[0]?.n;
  const jobs = Number(await count());
  await assert.rejects(
    database.db.transaction().execute(async (tx) => {
      await sendMail(tx, { to: [BO], template: GREETING, data: { who: 'Bo' } });
      throw new Error('undone');
    }),
  );
  assert.deepEqual([await all(), Number(await count())], [[], jobs]);
  await send({ to: [BO], template: GREETING, data: { who: 'Bo' } });
  assert.deepEqual([(await all()).length, Number(await count())], [1, jobs + 1]);
});

test('messages leave one after another, so that a server that hangs holds up one worker', async () => {
  await send({ to: [BO, BO], template: GREETING, data: { who: 'Bo' } });
  const { rows } = await sql<{ queue: string }>`select distinct queue_name as queue from graphile_worker.jobs
    where task_identifier = 'mail.send'`.execute(database.db);
  assert.deepEqual(rows, [{ queue: 'mail' }]);
});

test('each recipient gets a message of their own, in their language', async () => {
  const li = { email: 'li@example.com', name: '李', lang: 'zh' } as const;
  await send({ to: [BO, li], template: GREETING, data: { who: 'x' } });
  assert.deepEqual((await all()).map(({ to, subject }) => [to.email, subject]).reverse(), [
    ['bo@example.com', 'Welcome, x'],
    ['li@example.com', 'x，欢迎'],
  ]);
});

test('a message arrives as text and HTML, and its one-time link is forgotten here', async () => {
  await send({ to: [BO], template: GREETING, data: { who: 'Bo', url: URL_ONCE } });
  await deliver();
  const [got] = smtp.received;
  assert.ok(got);
  const { header, body } = read(got.raw);
  assert.deepEqual(got.to, ['bo@example.com']);
  assert.deepEqual(header('From'), ['Tianyuan <no-reply@clearline.example>']);
  assert.deepEqual(header('To'), ['Bo <bo@example.com>']);
  assert.deepEqual(header('Auto-Submitted'), ['auto-generated']);
  assert.match(header('Content-Type')[0] ?? '', /^multipart\/alternative/);
  assert.equal(body.split(URL_ONCE).length - 1, 3, 'once in the text, as address and label in the HTML');
  const mail = await newest();
  assert.deepEqual([mail.state, mail.attempts, mail.link?.url], ['sent', 1, null]);
  assert.ok(!JSON.stringify(await all()).includes('abc123'));
});

test('a job that runs again after the message was sent sends nothing', async () => {
  await send({ to: [BO], template: GREETING, data: { who: 'Bo' } });
  await deliver();
  await deliver();
  assert.equal(smtp.received.length, 1);
});

test('a lost connection is tried again, and what came twice bears one id', async () => {
  await send({ to: [BO], template: GREETING, data: { who: 'Bo', url: URL_ONCE } });
  smtp.turns.push('cut', 'take-and-cut');
  await assert.rejects(deliver());
  await assert.rejects(deliver());
  const waiting = await newest();
  assert.deepEqual([waiting.state, waiting.attempts], ['queued', 2]);
  assert.ok(waiting.error);
  await deliver();
  assert.equal(smtp.received.length, 2);
  const ids = smtp.received.map(({ raw }) => read(raw).header('Message-ID')[0]);
  assert.equal(ids[0], ids[1]);
  assert.equal(ids[0], `<${waiting.id}@clearline.example>`);
  const sent = await newest();
  assert.deepEqual([sent.state, sent.error], ['sent', null]);
});

test('a server that is not there, or wants us to wait, is tried for a day and then given up', async () => {
  await send({ to: [BO], template: GREETING, data: { who: 'Bo' } });
  smtp.turns.push(451);
  await assert.rejects(deliver());
  for (let i = 2; i < 12; i++) await assert.rejects(deliver(smtpMailer('smtp://127.0.0.1:1')), `${i}`);
  await deliver(smtpMailer('smtp://127.0.0.1:1'));
  const mail = await newest();
  assert.deepEqual([mail.state, mail.attempts], ['failed', 12]);
  assert.match(mail.error ?? '', /ECONNREFUSED/);
});

test('a refusal is final at once, says why, and can be tried again by hand', async () => {
  await send({ to: [BO], template: GREETING, data: { who: 'Bo', url: URL_ONCE } });
  smtp.turns.push(550);
  await deliver();
  const failed = await newest();
  assert.deepEqual([failed.state, failed.link?.url], ['failed', URL_ONCE]);
  assert.match(failed.error ?? '', /550 no 550 here/);
  assert.ok(await database.db.transaction().execute((tx) => requeue(tx, failed.id)));
  await deliver();
  assert.equal((await newest()).state, 'sent');
  assert.equal(await database.db.transaction().execute((tx) => requeue(tx, failed.id)), null);
});

test('without a mail server messages are kept, and leave once there is one', async () => {
  await send({ to: [BO], template: GREETING, data: { who: 'Bo', url: URL_ONCE } });
  await deliver(keepingMailer);
  const kept = await newest();
  assert.deepEqual([kept.state, kept.link?.url], ['kept', URL_ONCE]);
  await database.db.transaction().execute((tx) => requeue(tx, kept.id));
  await deliver();
  assert.equal((await newest()).state, 'sent');
});

test('a name with line breaks adds no header, no recipient and no markup', async () => {
  const name = 'Bo\r\nBcc: spy@example.com\r\n\r\n<script>x</script>';
  await send({ to: [{ ...BO, name }], template: GREETING, data: { who: `${name}\nX-Evil: 1` } });
  await deliver();
  const [got] = smtp.received;
  assert.ok(got);
  const { header, headers, body } = read(got.raw);
  assert.deepEqual(got.to, ['bo@example.com']);
  assert.deepEqual([header('Bcc'), header('X-Evil')], [[], []]);
  assert.equal(headers.filter((line) => /^(to|subject):/i.test(line)).length, 2);
  assert.ok(!/<script>/.test(body.split('text/html')[1] ?? assert.fail('no HTML')));
});

test('what is no address is never written', async () => {
  for (const email of [
    'bo@example.com, spy@example.com',
    'bo@example.com\r\nRCPT TO:<spy@example.com>',
    'bo',
  ])
    await assert.rejects(send({ to: [{ ...BO, email }], template: GREETING, data: { who: 'Bo' } }));
  assert.deepEqual(await all(), []);
});

test('a search finds by address, name, subject and state', async () => {
  await send({ to: [BO], template: GREETING, data: { who: 'first' } });
  await deliver(keepingMailer);
  await send({ to: [BO], template: GREETING, data: { who: 'second' } });
  const subjects = async (search: object) =>
    (await searchMail(database.db, { limit: 10, ...search })).map(({ subject }) => subject);
  assert.deepEqual(await subjects({ text: 'BO@EX' }), ['Welcome, second', 'Welcome, first']);
  assert.deepEqual(await subjects({ text: 'first' }), ['Welcome, first']);
  assert.deepEqual(await subjects({ text: '%' }), []);
  assert.deepEqual(await subjects({ state: 'kept' }), ['Welcome, first']);
  assert.deepEqual(await subjects({ before: (await newest()).seq }), ['Welcome, first']);
});
