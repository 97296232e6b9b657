/** No message may hold a server up: every regular expression here takes linear time. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { complaintsOf, patternsIn } from '../../../packages/identify/regexes.fixtures.ts';

test('no regular expression takes super-linear time, nor one that is made of words', async () => {
  const { literal, made } = await patternsIn(fileURLToPath(new URL('.', import.meta.url)));
  assert.ok(literal.length > 20, `only ${literal.length} were found`);
  assert.ok(made.length > 0);
  for (const one of [...literal, ...made])
    assert.deepEqual(complaintsOf(one), [], `${one.file}: /${one.pattern}/${one.flags}`);
});
