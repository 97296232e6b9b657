import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { loadAssets } from './assets.ts';

let dist: string;
beforeEach(() => {
  dist = mkdtempSync(join(tmpdir(), 'assets-'));
  mkdirSync(join(dist, 'assets'));
  const manifest = { 'web/site/site.ts': { file: 'assets/site-a1.js', isEntry: true } };
  writeFileSync(join(dist, 'manifest.json'), JSON.stringify(manifest));
  writeFileSync(join(dist, 'site.css'), 'body{margin:0}\n');
  writeFileSync(join(dist, 'assets/site-a1.js'), 'site()');
  writeFileSync(join(dist, 'embed.js'), 'embed()');
  writeFileSync(join(dist, 'favicon.svg'), '<svg/>');
});
afterEach(() => rmSync(dist, { recursive: true }));

test('reads the build, and hashes the stylesheet as it stands in the page', () => {
  const assets = loadAssets(dist);
  assert.equal(assets.css, 'body{margin:0}');
  assert.equal(assets.cssHash, "'sha256-IAdwN3biDCQ3brrgp1m8kBEsPQYyqfREKOEfeoREopc='");
  assert.deepEqual(assets.siteJs, { path: '/assets/site-a1.js', bytes: Buffer.from('site()') });
  assert.equal(assets.embedJs.bytes.toString(), 'embed()');
  assert.equal(assets.favicon.bytes.toString(), '<svg/>');
});

for (const missing of ['manifest.json', 'site.css', 'assets/site-a1.js', 'embed.js', 'favicon.svg'])
  test(`says what to run when ${missing} is missing`, () => {
    rmSync(join(dist, missing));
    assert.throws(() => loadAssets(dist), /cannot be read.*npm run build/);
  });
