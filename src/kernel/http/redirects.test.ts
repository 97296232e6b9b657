import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ownPath, withoutTrailingSlash } from './redirects.ts';

const SITE = 'https://clearline.example';
/** Where a browser on the site would go. */
const leadsTo = (location: string) => new URL(location, `${SITE}/notices/x`).origin;

const TRICKS = [
  '//evil.com',
  '/.//evil.com',
  '/./\\evil.com',
  '/..//evil.com',
  '/x/..//evil.com/',
  '/\\evil.com',
  '/\\\\evil.com',
  '\\/evil.com',
  '/\t/evil.com',
  '/\n/evil.com',
  '/.\t//evil.com',
  '/%09/evil.com',
  '/%2f%2fevil.com',
  '/%5cevil.com',
  '/%2e//evil.com',
  'https://evil.com',
  'javascript:alert(1)',
  ' //evil.com',
  '/@evil.com',
  '',
  undefined,
];

test('no trick leads to another site', () => {
  for (const trick of TRICKS) {
    assert.equal(leadsTo(ownPath(trick, SITE)), SITE, trick);
    assert.doesNotMatch(ownPath(trick, SITE), /[\r\n\t]/);
  }
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('/', '\\', '.', '%2f', '%2e', '\t', 'evil.com', '?', '#', '@', ':')),
      (parts) => {
        const path = `/${parts.join('')}`;
        assert.equal(leadsTo(ownPath(path, SITE)), SITE);
        const shorter = withoutTrailingSlash(new URL(`${SITE}${path}`));
        assert.equal(leadsTo(shorter ?? '/'), SITE);
      },
    ),
  );
});

test('a path of this site stays with its query', () => {
  assert.equal(ownPath('/notices?q=%E5%8F%B7&page=2#x', SITE), '/notices?q=%E5%8F%B7&page=2');
});

test('one slash at the end is one too many, but for the root', () => {
  const of = (path: string) => withoutTrailingSlash(new URL(SITE + path));
  assert.equal(of('/contact/'), '/contact');
  assert.equal(of('/contact/?lang=en'), '/contact?lang=en');
  for (const path of ['/', '/contact', '/contact?x=/', '//evil.com/', '///'])
    assert.equal(of(path), null, path);
});
