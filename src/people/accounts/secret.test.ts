import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { authSecret } from './secret.ts';

test('the secret is made once, for its owner alone, and stays; a setting goes before it', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'clearline-secret-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [first, ...others] = await Promise.all([1, 2, 3].map(() => authSecret(null, folder)));
  assert.match(first ?? '', /^[\w-]{43}$/);
  assert.deepEqual(others, [first, first]);
  assert.deepEqual(readdirSync(folder), ['auth.secret']);
  assert.equal(statSync(join(folder, 'auth.secret')).mode & 0o777, 0o600);
  assert.equal(readFileSync(join(folder, 'auth.secret'), 'utf8'), `${first}\n`);
  assert.equal(await authSecret('given', folder), 'given');
  // Cut short by a full disk: signing with it would be worse than not starting.
  writeFileSync(join(folder, 'auth.secret'), '');
  await assert.rejects(authSecret(null, folder), /too short/);
});
