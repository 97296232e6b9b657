import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { nextPlace } from './next.ts';

const SITE = 'https://site.example';
const HOME = `${SITE}/console`;

test('after signing in one goes on to a page of the console', () => {
  assert.equal(nextPlace('/console/people?text=Anna', HOME), '/people?text=Anna');
  assert.equal(nextPlace(`${HOME}/audit`, HOME), '/audit');
  assert.equal(nextPlace('/console', HOME), '/');
  assert.equal(nextPlace(null, HOME), '/');
});

test('and never to anything else, however it is written', () => {
  for (const next of [
    'https://evil.example/console/people',
    '//evil.example/console/people',
    '/\\evil.example/console',
    '\\\\evil.example',
    'javascript:alert(1)//console/',
    'data:text/html,x',
    '/console/../logout',
    '/console//evil.example',
    '/console/%2e%2e/api',
    '/consoles/people',
    '/console/sign-in?next=/console/sign-in',
    'https://site.example@evil.example/console/people',
    'https://site.example.evil.example/console/people',
    '',
  ])
    assert.equal(nextPlace(next, HOME), '/', next);
});

test('whatever it is, what comes of it stays on this site', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.webPath()), (next) => {
      const to = nextPlace(next, HOME);
      assert.equal(new URL(`/console${to}`, SITE).origin, SITE);
      assert.match(to, /^\/(?![/\\])/);
    }),
  );
});
