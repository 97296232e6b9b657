/** security.txt, trust.txt, sitemap.xml and robots.txt, each read by its grammar. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AT, CHANNELS, HOSTILE, labelled, SITE, viewOf } from '../../../../test/views.ts';
import type { Notice } from '../../notices/index.ts';
import { robotsTxt } from './robots.ts';
import { securityTxt } from './security-txt.ts';
import { sitemap } from './sitemap.ts';
import { trustTxt } from './trust-txt.ts';

/** RFC 9116 §4: `name: value` lines, the known names only, each as often as it may stand. */
function readSecurity(text: string): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  for (const line of text.replace(/\n$/, '').split('\n')) {
    const [, name = '', value = ''] =
      /^(Contact|Expires|Preferred-Languages|Canonical|Policy): (\S.*)$/.exec(line) ?? [];
    assert.notEqual(name, '', `out of the grammar: ${line}`);
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  for (const once of ['Expires', 'Preferred-Languages']) assert.equal(fields.get(once)?.length, 1);
  for (const uri of fields.get('Contact') ?? []) assert.match(uri, /^(https:\/\/|mailto:|tel:)[\x21-\x7e]+$/);
  assert.ok((fields.get('Contact')?.length ?? 0) > 0);
  return fields;
}

/** trust.txt: comments, and `attribute=value` with the attributes of the specification. */
function readTrust(text: string): [string, string][] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => {
      const [, attribute = '', value = ''] =
        /^(contact|control|social|disclosure)=([^\s#]+)$/.exec(line) ?? [];
      assert.notEqual(attribute, '', `out of the grammar: ${line}`);
      assert.ok(URL.canParse(value), value);
      return [attribute, value];
    });
}

test('security.txt names the channels for account security, and expires with the card', () => {
  const fields = readSecurity(securityTxt(viewOf(), { publicUrl: SITE }));
  assert.deepEqual(fields.get('Contact'), ['mailto:help+demo@clearline.example']);
  assert.deepEqual(fields.get('Expires'), ['2027-01-30T00:00:00Z']);
  assert.deepEqual(fields.get('Preferred-Languages'), ['zh-CN, en']);
  assert.deepEqual(fields.get('Canonical'), [`${SITE}/.well-known/security.txt`]);
});

test('security.txt lists every answered channel where none is for account security', () => {
  const view = viewOf({ channels: CHANNELS.filter((c) => c.id !== 'mail') });
  const contacts = readSecurity(securityTxt(view, { publicUrl: SITE })).get('Contact');
  assert.deepEqual(contacts, [
    'tel:+864000000147',
    'tel:+8675580000000;ext=8000',
    'tel:95000;phone-context=+86',
    `${SITE}/chat`,
  ]);
});

test('security.txt never runs for a year, and holds no address that is not https', () => {
  const fields = readSecurity(
    securityTxt(viewOf({ expires: '2036-01-01T00:00:00.000Z' }), { publicUrl: 'http://localhost' }),
  );
  assert.ok(Date.parse(fields.get('Expires')?.[0] ?? '') < AT + 365 * 86_400_000);
  assert.equal(fields.has('Canonical') || fields.has('Policy'), false);
});

test('trust.txt says which domains and accounts are the operator’s, and how to reach it', () => {
  const entries = readTrust(trustTxt(viewOf(), { publicUrl: SITE }));
  const of = (attribute: string) => entries.filter(([name]) => name === attribute).map(([, value]) => value);
  assert.deepEqual(of('control'), ['https://pay.clearline.example/']);
  assert.deepEqual(of('social'), ['https://weibo.example/demo', 'https://shop.example/1']);
  assert.equal(of('contact')[0], `${SITE}/contact`);
  assert.ok(of('contact').includes('tel:+864000000147'));
});

test('the text files hold no line that a label made', () => {
  for (const label of HOSTILE) {
    readSecurity(securityTxt(viewOf(labelled(label)), { publicUrl: SITE }));
    readTrust(trustTxt(viewOf(labelled(label)), { publicUrl: SITE }));
  }
});

test('sitemap.xml lists pages and notices in both languages with their alternates', () => {
  const notice: Notice = {
    slug: 'new-number&<"',
    kind: 'number-changed',
    title: { zh: '新号码', en: 'New number' },
    body: { zh: '新号码', en: 'New number' },
    placements: ['board'],
    publishedAt: '2026-11-20T00:00:00.000Z',
    startsAt: '2026-11-20T00:00:00.000Z',
    endsAt: null,
    cardN: 7,
    channel: 'hotline',
    replaces: null,
    announces: null,
  };
  const xml = sitemap(viewOf({}, [notice]), { publicUrl: SITE });
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset ';
  assert.ok(xml.startsWith(head) && xml.endsWith('\n</urlset>\n'));
  const entry =
    /^<url><loc>([^<>&]+)<\/loc><lastmod>([^<>]+)<\/lastmod>((?:<xhtml:link rel="alternate" hreflang="(?:zh-CN|en|x-default)" href="[^<>&"]+"\/>){3})<\/url>$/;
  const entries = xml
    .split('\n')
    .slice(2, -2)
    .map((line) => entry.exec(line) ?? assert.fail(line));
  assert.equal(entries.length, 16);
  const lastmod = new Map(entries.map(([, loc, at]) => [loc, at]));
  assert.equal(lastmod.get(`${SITE}/contact?lang=en`), '2026-11-01T00:00:00Z');
  assert.equal(lastmod.get(`${SITE}/notices`), '2026-11-20T00:00:00Z');
  assert.equal(lastmod.get(`${SITE}/notices/new-number%26%3C%22`), '2026-11-20T00:00:00Z');
  for (const [, loc = '', , alternates = ''] of entries) {
    const bare = loc.replace('?lang=en', '');
    assert.deepEqual(
      [...alternates.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)].map(([, lang, href]) => [lang, href]),
      [
        ['zh-CN', bare],
        ['en', `${bare}?lang=en`],
        ['x-default', bare],
      ],
    );
  }
});

test('robots.txt keeps robots from private pages only, and names the sitemap', () => {
  const lines = robotsTxt({ publicUrl: SITE }).split('\n');
  assert.equal(lines[0], 'User-agent: *');
  for (const line of lines.slice(1)) assert.match(line, /^(Disallow: \/[a-z/]+|Sitemap: https:\/\/\S+|)$/);
  assert.ok(lines.includes(`Sitemap: ${SITE}/sitemap.xml`));
});
