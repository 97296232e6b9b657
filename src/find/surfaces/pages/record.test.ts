import assert from 'node:assert/strict';
import { test } from 'node:test';
import { viewOf } from '../../../../test/views.ts';
import type { LoggedCard } from '../../publishers/contract.ts';
import { codeOf } from '../files/qr.ts';
import { cardPage, cardVersionPage } from './card.ts';

const publicUrl = 'https://contacts.card.example';
const proof = { n: 7, bundle: '{}', policy: 'quorum none\n' };
const version = (n: number) => ({
  n,
  issued: '2026-10-01T00:00:00.000Z',
  expires: '2026-12-01T00:00:00.000Z',
  digest: '0'.repeat(64),
  changes: [],
});
/** The tree that the witness of these tests has seen holds three entries. */
const logged = (n: number, index: number | null): LoggedCard => ({
  n,
  index,
  approvals: [
    { name: '林晓', kind: 'passkey' },
    { name: '周敏', kind: 'key-file' },
  ],
  reissued: false,
});
const view = viewOf({}, [], [], proof);
const ofVersion = (one: LoggedCard, lang: 'zh' | 'en' = 'zh') =>
  String(cardVersionPage(view, lang, version(one.n), { publicUrl, logged: [one] }).main);

test('a version names who approved it and who has seen it, and leads to the check of its own proof', () => {
  const page = ofVersion(logged(3, 1));
  assert.match(page, /批准人 林晓（通行密钥）、周敏（密钥文件）/);
  assert.match(
    page,
    /见证人[\s\S]*<li>witness <span class="fine">最近见证 <time datetime="2026-11-22T06:04:00/,
  );
  assert.match(page, /<a class="button" href="\/card\/verify\?n=3">自己核验<\/a>/);
});

test('nobody is said to have seen a version that stands behind the tree that they saw', () => {
  for (const index of [3, null]) {
    const page = ofVersion(logged(3, index), 'en');
    assert.match(page, /No witness has seen it yet/);
    assert.doesNotMatch(page, /<li>witness/);
  }
});

test('the list of versions has all this in a line for each', () => {
  const page = String(cardPage(view, 'zh', [version(3)], { publicUrl, logged: [logged(3, 1)] }).main);
  assert.match(page, /批准人 林晓.* · 见证人 witness · <a href="\/card\/verify\?n=3">自己核验<\/a>/);
});

test('at its top the card says that it is signed and logged, by whom, and leads to the record and the check', () => {
  const top = (index: number | null, lang: 'zh' | 'en' = 'zh') => {
    const page = String(cardPage(view, lang, [], { publicUrl, logged: [logged(7, index)] }).main);
    return page.slice(0, page.indexOf('<table'));
  };
  assert.match(
    top(1),
    /<a href="#record">已签名并存证<\/a> · 由林晓（通行密钥）、周敏（密钥文件）批准<\/p><p><a class="button" href="\/card\/verify">自己核验<\/a>/,
  );
  assert.match(
    top(null, 'en'),
    /<a href="#record">Being entered in the record<\/a> · approved by 林晓 \(passkey\)/,
  );
});

test('each proof has a short link, as a code in capitals, which takes fewer modules for them', () => {
  const side = (code: string) => Number(/viewBox="0 0 (\d+)/.exec(code)?.[1]);
  const code = codeOf('HTTPS://CONTACTS.CARD.EXAMPLE/P/3');
  assert.ok(side(code) < side(codeOf('https://contacts.card.example/p/3')));
  const page = ofVersion(logged(3, 1));
  assert.ok(page.includes(code));
  assert.match(page, /<a href="\/p\/3">contacts\.card\.example\/p\/3<\/a>/);
  const current = String(cardPage(view, 'zh', [], { publicUrl }).main);
  assert.ok(current.includes(codeOf('HTTPS://CONTACTS.CARD.EXAMPLE/P/7')));
});
