/** The record as readers fetch it from a node. */
import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { decodeBundle } from '@clearline/tlog';
import { entries, freshDatabase, log, MemoryKept, publish, sequence } from '../../test/record-log.ts';
import { sha256 } from '../kernel/crypto.ts';
import { ask } from '../kernel/http/testing.ts';
import { keepPayload } from '../record/log/index.ts';
import { startApp } from './testing.ts';

async function startWith(t: TestContext, count: number) {
  const database = await freshDatabase(t);
  const { db } = database;
  const given = entries('an entry of the record', count);
  await log(db, given);
  const signed = await sequence(db, new MemoryKept());
  await publish(db, BigInt(count));
  return { database, given, note: signed?.note, ...(await startApp(t, { database })) };
}

const FOR_EVER = 'public, max-age=31536000, immutable';

test('the checkpoint is plain text that is fresh for seconds, and any site may read it', async (t) => {
  const { url, note } = await startWith(t, 3);
  const { status, headers, body } = await ask(`${url}/record/checkpoint`);
  assert.equal(status, 200);
  assert.equal(String(body), note);
  assert.equal(headers['content-type'], 'text/plain; charset=utf-8');
  assert.equal(headers['cache-control'], 'public, max-age=5');
  assert.equal(headers['access-control-allow-origin'], '*');
  assert.equal((await ask(`${url}/record/checkpoint`, {}, 'HEAD')).status, 200);
  assert.equal((await ask(`${url}/record/checkpoint`, {}, 'POST')).status, 405);
});

test('tiles and bundles are bytes that never change; bundles come compressed to who asks', async (t) => {
  const { url, given } = await startWith(t, 300);
  const tile = await ask(`${url}/record/tile/0/000`, { 'accept-encoding': 'gzip' });
  assert.equal(tile.status, 200);
  assert.equal(tile.body.length, 8192);
  assert.equal(tile.headers['content-type'], 'application/octet-stream');
  assert.equal(tile.headers['cache-control'], FOR_EVER);
  assert.equal(tile.headers['content-encoding'], undefined);
  assert.equal(tile.headers['access-control-allow-origin'], '*');
  const bundle = await ask(`${url}/record/tile/entries/001.p/44`, { 'accept-encoding': 'gzip' });
  assert.equal(bundle.headers['content-encoding'], 'gzip');
  assert.equal(bundle.headers['cache-control'], FOR_EVER);
  const decoded = decodeBundle(gunzipSync(bundle.body), 44);
  assert.ok(decoded.ok);
  assert.deepEqual(decoded.value.map(Buffer.from), given.slice(256));
});

test('what is not published, and what is no path, is not found', async (t) => {
  const { url } = await startWith(t, 3);
  for (const path of [
    '/record/tile/0/000',
    '/record/tile/0/000.p/4',
    '/record/tile/0/000.p/03',
    '/record/tile/00/000.p/3',
    '/record/tile/0/0',
    '/record/tile/0/000.p/3/',
    '/record/tile/0/%30%30%30.p/3x',
    '/record/tile/64/000.p/1',
    '/record/tile/entries/x000/000.p/3',
    '/record/tile/entries/001.p/1',
    '/record/tile/',
    `/record/payload/${'0'.repeat(64)}`,
    '/record/payload/1',
  ]) {
    const { status, headers } = await ask(url + path);
    assert.equal(status, 404, path);
    assert.equal(headers['cache-control'], 'no-store');
  }
});

test('a payload that is too long for an entry is served by its digest', async (t) => {
  const { url, database } = await startWith(t, 1);
  const payload = Buffer.from('{"a":"payload"}');
  await database.db.transaction().execute((tx) => keepPayload(tx, payload));
  await database.db.transaction().execute((tx) => keepPayload(tx, payload));
  const digest = Buffer.from(sha256(payload)).toString('hex');
  const { status, body, headers } = await ask(`${url}/record/payload/${digest}`);
  assert.equal(status, 200);
  assert.deepEqual(body, payload);
  assert.equal(headers['cache-control'], FOR_EVER);
});

test('before anything is published there is no checkpoint, and without a database readers are told to come back', async (t) => {
  const database = await freshDatabase(t);
  const empty = await startApp(t, { database });
  assert.equal((await ask(`${empty.url}/record/checkpoint`)).status, 404);
  const away = await startApp(t);
  for (const path of ['/record/checkpoint', '/record/tile/0/000', `/record/payload/${'0'.repeat(64)}`]) {
    const { status, headers } = await ask(away.url + path);
    assert.equal(status, 503, path);
    assert.equal(headers['retry-after'], '30');
    assert.equal(headers['content-type'], 'application/problem+json; charset=utf-8');
  }
});
