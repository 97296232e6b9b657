import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { Hono } from 'hono';
import type { HttpEnv } from '../kernel/http/context.ts';
import { pictureAssets, pictureRoutes } from './picture-assets.ts';

const WASM = Buffer.alloc(5_000, 'wasm');

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'pictures-'));
  const folder = join(dist, 'assets/picture');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'read-a.js'), 'read()');
  writeFileSync(join(folder, 'engine-a.wasm'), WASM);
  writeFileSync(join(folder, 'engine-a.wasm.br'), brotliCompressSync(WASM));
  writeFileSync(join(dist, 'secret.txt'), 'secret');
  const entry = { file: 'assets/picture/read-a.js', assets: ['assets/picture/engine-a.wasm'] };
  writeFileSync(join(dist, 'picture.json'), JSON.stringify({ 'web/picture/read.ts': entry }));
});
afterEach(() => rmSync(dist, { recursive: true }));

const loaded = () => pictureAssets(dist, (name) => readFileSync(join(dist, name)));
function ask(path: string, headers: Record<string, string> = {}): Response | Promise<Response> {
  const app = new Hono<HttpEnv>();
  pictureRoutes(app, loaded());
  return app.request(path, { headers });
}

test('names the module that pages load, and says what to run when a file of the build is missing', () => {
  assert.deepEqual(loaded(), { script: '/assets/picture/read-a.js', dir: dist });
  rmSync(join(dist, 'assets/picture/engine-a.wasm'));
  assert.throws(loaded, /no assets\/picture\/engine-a\.wasm: npm run build/);
});

test('files are kept for ever, and come compressed to who can read that', async () => {
  const plain = await ask('/assets/picture/engine-a.wasm');
  assert.equal(plain.headers.get('Content-Type'), 'application/wasm');
  assert.equal(plain.headers.get('Cache-Control'), 'public, max-age=31536000, immutable');
  assert.equal(plain.headers.get('Content-Encoding'), null);
  assert.deepEqual(Buffer.from(await plain.arrayBuffer()), WASM);
  const small = await ask('/assets/picture/engine-a.wasm', { 'Accept-Encoding': 'gzip, br' });
  assert.equal(small.headers.get('Content-Encoding'), 'br');
  assert.equal(small.headers.get('Vary'), 'Accept-Encoding');
  assert.deepEqual(Buffer.from(await small.arrayBuffer()), brotliCompressSync(WASM));
});

test('a worker may run WebAssembly and ask our own origin, and nothing else', async () => {
  assert.equal(
    (await ask('/assets/picture/read-a.js')).headers.get('Content-Security-Policy'),
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
  );
});

for (const path of [
  '/assets/picture/read-b.js',
  '/assets/picture/..%2f..%2fsecret.txt',
  '/assets/picture/%2e%2e%2f%2e%2e%2fsecret.txt',
  '/assets/picture/',
])
  test(`nothing else is found: ${path}`, async () => {
    const answer = await ask(path);
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('Cache-Control'), null);
  });
