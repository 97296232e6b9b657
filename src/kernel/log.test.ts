import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ManualClock } from './clock.ts';
import type { LogLevel } from './config.ts';
import { createLog, loggedPath } from './log.ts';

function capture(level: LogLevel, secrets: string[] = []) {
  const lines: string[] = [];
  const clock = new ManualClock('2026-01-01T00:00:00Z');
  const destination = { write: (line: string) => void lines.push(line) };
  return { lines, log: createLog({ level, clock, secrets, destination }) };
}

test('a line is one JSON object with level, time and message, at the configured level', () => {
  const { log, lines } = capture('warn');
  log.info('unheard');
  log.child({ requestId: 'r-1' }).warn({ n: 1 }, 'heard');
  assert.equal(lines.length, 1);
  assert.deepEqual(JSON.parse(lines[0] ?? ''), {
    level: 'warn',
    time: '2026-01-01T00:00:00.000Z',
    requestId: 'r-1',
    n: 1,
    msg: 'heard',
  });
});

test('values under the name of a secret never appear, however deep', () => {
  const { log, lines } = capture('trace');
  const secret = 'hunter2';
  log.info({
    headers: { Authorization: secret, cookie: secret, 'Set-Cookie': [secret], accept: 'text/html' },
    form: { password: secret, newPassword: secret, nested: [{ accessToken: secret, card_secret: secret }] },
    env: { DATABASE_URL: secret, METRICS_TOKEN: secret },
    codes: [secret],
    native: new Headers({ authorization: secret }),
    map: new Map([['token', secret]]),
  });
  log.child({ token: secret }).info('child');
  log.error(Object.assign(new Error('no'), { password: secret, cause: { secret } }), 'failed');
  const text = lines.join('');
  assert.doesNotMatch(text, /hunter2/);
  assert.match(text, /text\/html/);
  assert.equal(lines.length, 3);
});

test('credentials in addresses and configured secrets are taken out of messages and stacks', () => {
  const { log, lines } = capture('info', ['s3cr"et-token', '']);
  log.error(new Error('cannot reach postgres://clearline:hunter2@db:5432/x with s3cr"et-token'));
  log.info('postgres://hunter2@db and s3cr"et-token');
  const text = lines.join('');
  assert.doesNotMatch(text, /hunter2|s3cr/);
  assert.match(text, /postgres:\/\/\[redacted\]@db:5432/);
  for (const line of lines) assert.doesNotThrow(() => JSON.parse(line));
});

test('an error keeps what helps: type, message, code, stack and cause', () => {
  const { log, lines } = capture('info');
  const cause = Object.assign(new TypeError('inner'), { code: 'ECONNREFUSED' });
  log.error({ err: new Error('outer', { cause }) }, 'failed');
  const { err } = JSON.parse(lines[0] ?? '');
  assert.equal(err.message, 'outer');
  assert.match(err.stack, /log\.test\.ts/);
  assert.equal(err.cause.code, 'ECONNREFUSED');
  assert.equal(err.cause.type, 'TypeError');
});

test('circular and very deep objects do not break a line', () => {
  const { log, lines } = capture('info');
  const ring: Record<string, unknown> = {};
  ring.self = ring;
  log.info({ ring }, 'ring');
  assert.equal(JSON.parse(lines[0] ?? '').msg, 'ring');
});

test('a logged path names the query but not its values', () => {
  assert.equal(loggedPath('/verify?q=13800000000&lang=en'), '/verify?q=&lang=');
  assert.equal(loggedPath('/contact'), '/contact');
  assert.equal(loggedPath(`/enrolments/${'a-_Z'.repeat(11)}/passkey`), '/enrolments/(secret)/passkey');
  assert.ok(loggedPath(`/${'x'.repeat(9_000)}?${'y'.repeat(9_000)}`).length <= 200);
});
