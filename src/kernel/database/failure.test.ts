import assert from 'node:assert/strict';
import { test } from 'node:test';
import { databaseRemedy, isConnectionFailure } from './failure.ts';

const coded = (code: string, message = 'x') => Object.assign(new Error(message), { code });

test('a database that cannot be reached is told from a mistake', () => {
  for (const code of ['ECONNREFUSED', 'ECONNRESET', '57P01', '57P02', '57P03', '53300', '08006', '08P01']) {
    assert.equal(isConnectionFailure(coded(code)), true, code);
  }
  for (const code of ['23505', '42P01', '57014', '28P01', '53', 'ENOENT', '']) {
    assert.equal(isConnectionFailure(coded(code)), false, code);
  }
});

test('pg errors without a code, causes and aggregates count too', () => {
  assert.ok(isConnectionFailure(new Error('Connection terminated unexpectedly')));
  assert.ok(isConnectionFailure(new Error('timeout exceeded when trying to connect')));
  assert.ok(isConnectionFailure(new Error('failed', { cause: coded('57P01') })));
  assert.ok(isConnectionFailure(new AggregateError([coded('ECONNREFUSED'), coded('ECONNREFUSED')])));
  assert.equal(isConnectionFailure(new Error('Connection is not the word')), false);
  assert.equal(isConnectionFailure('ECONNREFUSED'), false);
});

test('what an operator can put right comes with what to do, also when it is the cause of something', () => {
  const refused = coded('28P01', 'password authentication failed for user "a"');
  assert.match(databaseRemedy(refused) ?? '', /refuses the user or the password.*DATABASE_URL.*user "a"/);
  assert.match(databaseRemedy(new Error('Migration failed', { cause: coded('42501') })) ?? '', /owner/);
  assert.match(databaseRemedy(coded('ENOTFOUND', 'getaddrinfo ENOTFOUND nowhere')) ?? '', /nowhere/);
  assert.match(
    databaseRemedy(coded('53100', 'could not extend file')) ?? '',
    /disk is full.*Free some space/,
  );
  assert.match(databaseRemedy(coded('25006')) ?? '', /can only be read.*primary/);
  for (const other of [coded('ECONNREFUSED'), coded('23505'), new Error('x'), 'ENOTFOUND'])
    assert.equal(databaseRemedy(other), null);
});
