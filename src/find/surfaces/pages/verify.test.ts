import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from '../../../../test/views.ts';
import { text } from '../../../kernel/http/page.ts';
import { verifyPage } from './verify.ts';

const proof = { n: 6, bundle: '{}', policy: 'log <b>\nquorum none\n' };
const page = (lang: 'zh' | 'en', more: typeof proof | null = proof) =>
  text(verifyPage(viewOf({}, [], [], more), lang).main);

test('nothing can be pressed or typed before the script can check', () => {
  assert.match(page('zh'), /<fieldset class="asked" disabled>/);
  assert.doesNotMatch(
    page('zh'),
    /<input[^>]* name=/,
    'without script nothing typed could end in an address',
  );
});

test('without script it names the number to ring, the file and the command', () => {
  const noscript = /<noscript>([\s\S]*)<\/noscript>/.exec(page('en'))?.[1] ?? '';
  assert.match(noscript, /href="tel:\+864000000147">400-000-0147</);
  assert.match(noscript, /href="\/card\/6\.proof\.json" download/);
  assert.match(noscript, /clearline verify 6\.proof\.json/);
});

test('no command that it gives takes the proof’s own word for whom to believe', () => {
  const commands = page('zh').match(/clearline verify [^<]*/g) ?? [];
  assert.deepEqual(commands, Array(2).fill('clearline verify 6.proof.json --policy kept.policy'));
  assert.match(page('zh'), /kept\.policy 是您早先保存的策略文件/);
});

test('the button names the version that is proven, which may be older than the current one', () => {
  assert.match(page('zh'), /核对本站现在的名片（第 6 版）/);
});

test('while there is no proof it says so, and a file can still be checked', () => {
  const html = page('en', null);
  assert.match(html, /This site has no proof to check at the moment/);
  assert.doesNotMatch(html, /class="button check"|verify-offline|proof\.json"/);
  assert.match(html, /type="file"/);
});

test('the policy is shown as it is, and cannot add to the page', () => {
  assert.match(page('zh'), /log &lt;b&gt;/);
  assert.doesNotMatch(page('zh'), /<b>\n/);
});
