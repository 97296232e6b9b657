import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { merge, same } from './merge.ts';

const leaf = fc.oneof(
  fc.constantFrom('a', 'b', 1, true),
  fc.array(fc.constantFrom('x', 'y'), { maxLength: 2 }),
);
const entry = fc.dictionary(fc.constantFrom('id', 'kind', 'label', 'number', 'hours', 'note'), leaf);
const value = fc.oneof({ weight: 5, arbitrary: entry }, fc.constant(null), leaf);
const isEntry = (v: unknown): v is Record<string, unknown> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);

test('a side that changed nothing yields to the other', () => {
  fc.assert(
    fc.property(value, value, (base, other) => {
      assert.ok(same(merge(base, other, base).merged, other));
      assert.ok(same(merge(base, base, other).merged, other));
      assert.ok(same(merge(base, other, other).merged, other));
    }),
  );
});

test('it does not matter who is mine and who is theirs', () => {
  fc.assert(
    fc.property(value, value, value, (base, theirs, mine) => {
      const [one, two] = [merge(base, theirs, mine), merge(base, mine, theirs)];
      assert.ok(same(one.merged, two.merged));
      assert.deepEqual([...one.members].sort(), [...two.members].sort());
    }),
  );
});

test('nothing that either side changed is lost, and nothing is made up', () => {
  fc.assert(
    fc.property(entry, entry, entry, (base, theirs, mine) => {
      const { merged, members } = merge(base, theirs, mine);
      if (merged === undefined) {
        assert.ok(members.length > 0);
        return;
      }
      assert.ok(isEntry(merged));
      for (const key of new Set([
        ...Object.keys(base),
        ...Object.keys(theirs),
        ...Object.keys(mine),
        ...Object.keys(merged),
      ])) {
        const [was, other, own, is] = [base[key], theirs[key], mine[key], merged[key]];
        const wanted = same(was, own) ? other : own;
        assert.ok(same(is, wanted), key);
        assert.ok(
          same(was, other) || same(was, own) || same(other, own),
          'two different changes never pass for one',
        );
      }
    }),
  );
});

test('a number and a label merge; two numbers do not; a removal and a change do not', () => {
  const base = { kind: 'phone', number: '1', label: 'a' };
  assert.deepEqual(merge(base, { ...base, number: '2' }, { ...base, label: 'b' }).merged, {
    kind: 'phone',
    number: '2',
    label: 'b',
  });
  assert.deepEqual(merge(base, { ...base, number: '2' }, { ...base, number: '3' }), {
    merged: undefined,
    members: ['number'],
  });
  assert.equal(merge(base, null, { ...base, label: 'b' }).merged, undefined);
  assert.equal(merge(base, { ...base, label: 'b' }, { kind: 'chat', url: 'u' }).merged, undefined);
});
