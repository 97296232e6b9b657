import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AT, viewOf } from '../../test/views.ts';
import { cspHash } from '../kernel/http/headers.ts';
import { ask } from '../kernel/http/testing.ts';
import { offlineDocument } from './offline.ts';
import { assets, startApp } from './testing.ts';

const HOSTILE = '</script><script>alert(1)</script><!-- \u2028 & "\'';
const proof = { n: 7, bundle: '{"schema":"clearline.proof-bundle/v1"}', policy: 'quorum none\n' };
const saved = (more = {}) => offlineDocument(viewOf({}, [], [], { ...proof, ...more }), 'zh', assets) ?? '';
const inside = (html: string, tag: string) =>
  new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`).exec(html)?.[1] ?? '';
const given = (html: string) =>
  JSON.parse(/class="trust-data">([\s\S]*?)<\/script>/.exec(html)?.[1] ?? 'null');

test('the saved page lets through its own script and style and nothing else, and asks nobody', () => {
  const html = saved();
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#39;', "'") ?? '';
  assert.deepEqual(policy.split('; '), [
    "default-src 'none'",
    `script-src ${cspHash(inside(html, 'script'))}`,
    `style-src ${cspHash(inside(html, 'style'))}`,
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  assert.doesNotMatch(html, /<(script|img|link|iframe)[^>]*\s(src|href)=/, 'nothing to load');
});

test('policy and proof of the moment stand inside, whatever they say', () => {
  assert.deepEqual(given(saved()), {
    place: 'saved',
    policy: proof.policy,
    bundle: proof.bundle,
    proof: null,
    newer: null,
    asked: null,
  });
  const html = saved({ policy: HOSTILE, bundle: HOSTILE });
  const { policy, bundle } = given(html);
  assert.deepEqual([policy, bundle], [HOSTILE, HOSTILE]);
  assert.equal(html.match(/<script/g)?.length, 2, 'its data and its script');
});

test('it is one file in both languages, which says when it was saved', () => {
  const html = saved();
  assert.match(html, /<html lang="zh-CN">/);
  assert.match(html, /<main lang="zh-CN" data-lang="zh">/);
  assert.match(html, /<main lang="en" data-lang="en" hidden>/);
  assert.equal(new Date(AT).toISOString().slice(0, 10), '2026-11-22');
  assert.match(html, /保存于 2026年11月22日 14:04/);
  assert.match(html, /Saved 22 November 2026, 14:04/);
});

test('the site hands it over as a file to keep; without a proof there is none', async (t) => {
  const { url } = await startApp(t, { view: viewOf({}, [], [], proof) });
  const answer = await ask(`${url}/card/verify-offline.html?lang=en`);
  assert.equal(answer.status, 200);
  assert.equal(answer.headers['content-disposition'], 'attachment; filename="clearline-verify.html"');
  assert.match(answer.body.toString(), /<html lang="en">/);
  const without = await startApp(t);
  assert.equal((await ask(`${without.url}/card/verify-offline.html`)).status, 404);
});

test('the page loads its script and style from the site and says by whose keys it goes', async (t) => {
  const { url } = await startApp(t, { view: viewOf({}, [], [], proof) });
  const { status, body } = await ask(`${url}/card/verify`);
  const html = body.toString();
  assert.equal(status, 200);
  assert.deepEqual(given(html), {
    place: 'site',
    policy: proof.policy,
    bundle: null,
    proof: '/card/7.proof.json',
    newer: null,
    asked: null,
  });
  for (const { path, bytes } of [assets.verify.style, assets.verify.script]) {
    assert.ok(html.includes(`"${path}"`), path);
    const answer = await ask(url + path);
    assert.deepEqual([answer.status, answer.body], [200, bytes]);
  }
  assert.match(html, /本站怎么说自己/);
});

test('an earlier version is checked with the newest beside it; one that is still to come is not found', async (t) => {
  const { url } = await startApp(t, { view: viewOf({}, [], [], proof) });
  const page = async (n: string) => (await ask(`${url}/card/verify?n=${n}`)).body.toString();
  const paths = ({ proof, newer, asked }: Record<string, unknown>) => [proof, newer, asked];
  assert.deepEqual(paths(given(await page('3'))), ['/card/3.proof.json', '/card/7.proof.json', 3]);
  assert.match(await page('3'), /第 3 版，它不是最新的。最新的是第 7 版[\s\S]*核对名片第 3 版/);
  assert.match(await page('3'), /clearline verify 3\.proof\.json --policy/);
  assert.deepEqual(paths(given(await page('7'))), ['/card/7.proof.json', null, 7]);
  assert.doesNotMatch(await page('7'), /不是最新的/);
  assert.deepEqual(paths(given(await page('3x'))), ['/card/7.proof.json', null, null]);
  assert.equal((await ask(`${url}/card/verify?n=8`)).status, 404);
});
