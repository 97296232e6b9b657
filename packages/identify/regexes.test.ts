/** No text that anybody pastes may hold a server up: every regular expression here takes linear time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { complaintsOf, patternsIn } from './regexes.fixtures.ts';

const HERE = fileURLToPath(new URL('.', import.meta.url));

test('no regular expression takes super-linear time, nor one that is made of words', async () => {
  const { literal, made } = await patternsIn(HERE);
  assert.ok(literal.length > 50, `only ${literal.length} were found`);
  assert.ok(made.length > 0);
  for (const one of [...literal, ...made])
    assert.deepEqual(complaintsOf(one), [], `${one.file}: /${one.pattern}/${one.flags}`);
});

test('the checker sees what takes quadratic and exponential time', () => {
  for (const pattern of ['\\s+$', '^(.*\\d.*)-(\\d+)$', '^(a+)+$'])
    assert.notDeepEqual(complaintsOf({ pattern, flags: '' }), []);
});
