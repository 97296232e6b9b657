import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { loadAssets } from './assets.ts';

const built = (name: string, ...imports: string[]) => ({ file: `assets/console/${name}`, imports });
const CONSOLE = {
  'web/console/main.tsx': built('main-a.js', '_start.js', '_shared.js'),
  '_start.js': built('start-a.js', '_shared.js'),
  'src/people/staff/console/people.tsx': built('people-a.js', 'web/console/main.tsx'),
  '_shared.js': built('shared-a.js'),
  'style.css': built('style-a.css'),
};

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'assets-'));
  mkdirSync(join(dist, 'assets/console'), { recursive: true });
  const manifest = {
    'web/site/site.ts': { file: 'assets/site-a1.js', isEntry: true },
    'web/verify/verify.css': { file: 'assets/look-a1.css' },
    'web/verify/calls.css': { file: 'assets/calls-a1.css' },
    'web/verify/main.ts': { file: 'assets/verify-a1.js' },
    'web/verify/curves.ts': { file: 'assets/curves-a1.js' },
    'web/verdict/verdict.css': { file: 'assets/verdict-a1.css' },
    'web/verdict/main.ts': { file: 'assets/verdict-a1.js' },
    'web/report/report.css': { file: 'assets/report-a1.css' },
    'web/report/main.ts': { file: 'assets/report-a1.js' },
    'web/report/worker.ts': { file: 'assets/worker-a1.js' },
  };
  writeFileSync(join(dist, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dist, 'site.css'), 'body{margin:0}\n');
  writeFileSync(join(dist, 'assets/site-a1.js'), 'site()');
  const verify = ['look-a1.css', 'calls-a1.css', 'verify-a1.js', 'curves-a1.js'];
  const verdict = ['verdict-a1.css', 'verdict-a1.js'];
  const report = ['report-a1.css', 'report-a1.js', 'worker-a1.js'];
  for (const name of [...verify, ...verdict, ...report]) writeFileSync(join(dist, 'assets', name), name);
  writeFileSync(join(dist, 'verify-offline.js'), 'verify()\n');
  writeFileSync(join(dist, 'console.json'), JSON.stringify(CONSOLE));
  for (const { file } of Object.values(CONSOLE)) {
    writeFileSync(join(dist, file), file);
    writeFileSync(join(dist, `${file}.br`), 'br');
  }
  mkdirSync(join(dist, 'assets/picture'));
  const picture = { file: 'assets/picture/read-a.js', assets: [] };
  writeFileSync(join(dist, picture.file), 'read()');
  writeFileSync(join(dist, 'picture.json'), JSON.stringify({ 'web/picture/read.ts': picture }));
  writeFileSync(join(dist, 'embed.js'), 'embed()');
  writeFileSync(join(dist, 'verify-box.js'), 'box()');
  writeFileSync(join(dist, 'support-chat.js'), 'chat()');
  writeFileSync(join(dist, 'support-chat-records.js'), 'records()');
  writeFileSync(join(dist, 'favicon.svg'), '<svg/>');
});
afterEach(() => rmSync(dist, { recursive: true }));

test('reads the build, and hashes the stylesheet as it stands in the page', () => {
  const assets = loadAssets(dist);
  assert.equal(assets.css, 'body{margin:0}');
  assert.equal(assets.cssHash, "'sha256-IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc='");
  assert.deepEqual(assets.siteJs, { path: '/assets/site-a1.js', bytes: Buffer.from('site()') });
  assert.equal(assets.embedJs.bytes.toString(), 'embed()');
  assert.equal(assets.verifyBoxJs.bytes.toString(), 'box()');
  assert.equal(assets.supportChatJs.bytes.toString(), 'chat()');
  assert.equal(assets.chatRecordsJs.bytes.toString(), 'records()');
  assert.equal(assets.favicon.bytes.toString(), '<svg/>');
});

test('the page that verifies cards has a style, a script, what that may load, and all of it in one', () => {
  const { style, script, curves, offlineJs } = loadAssets(dist).verify;
  assert.deepEqual(
    [style, script, curves].map(({ path }) => path),
    ['/assets/look-a1.css', '/assets/verify-a1.js', '/assets/curves-a1.js'],
  );
  assert.equal(offlineJs, 'verify()');
});

test('the pages on which people report have a style, a script, and the worker that it starts', () => {
  const { style, script, worker } = loadAssets(dist).report;
  assert.deepEqual(
    [style, script, worker].map(({ path }) => path),
    ['/assets/report-a1.css', '/assets/report-a1.js', '/assets/worker-a1.js'],
  );
});

for (const script of ['a("</script>")', 'a("<SCRIPT>")', 'a<!--b'])
  test(`a script that could end its element is not put into a page: ${script}`, () => {
    writeFileSync(join(dist, 'verify-offline.js'), script);
    assert.throws(() => loadAssets(dist), /cannot stand in a page/);
  });

test('the console names its entry, what that needs at once, and every file that may come later', () => {
  const { console } = loadAssets(dist);
  assert.equal(console.script, '/assets/console/main-a.js');
  assert.equal(console.style, '/assets/console/style-a.css');
  assert.deepEqual(console.preload, ['/assets/console/start-a.js', '/assets/console/shared-a.js']);
  assert.equal(Object.keys(console.files).length, Object.keys(CONSOLE).length);
  assert.equal(console.files['/assets/console/people-a.js']?.brotli.toString(), 'br');
});

for (const missing of [
  'manifest.json',
  'site.css',
  'assets/site-a1.js',
  'console.json',
  'assets/console/main-a.js.br',
  'embed.js',
  'verify-box.js',
  'support-chat.js',
  'favicon.svg',
  'assets/look-a1.css',
  'assets/calls-a1.css',
  'assets/curves-a1.js',
  'assets/worker-a1.js',
  'verify-offline.js',
  'picture.json',
])
  test(`says what to run when ${missing} is missing`, () => {
    rmSync(join(dist, missing));
    assert.throws(() => loadAssets(dist), /cannot be read.*npm run build/);
  });
