import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCardPayload, readListPayload } from './signed-text.ts';

test('what is neither a list nor a card is read as neither, however it is broken', () => {
  for (const text of ['', '{', 'null', '[]', '{"schema":"clearline.publishers/v1"}', '{"n":1}'])
    assert.deepEqual([readListPayload(text), readCardPayload(text)], [null, null], text);
});
