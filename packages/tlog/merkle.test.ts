import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type ConsistencyClaim,
  emptyRoot,
  type InclusionClaim,
  leafHash,
  nodeHash,
  verifyConsistency,
  verifyInclusion,
} from './index.ts';
import { mth, path, proof } from './merkle.oracle.ts';
import { hash, hex, sha256, utf8 } from './tlog.fixtures.ts';

/** The reference tree of Certificate Transparency: the entries, and the root after each of them. */
const REFERENCE = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const;
const rootOf = (size: number) => hex(REFERENCE[size - 1]?.[1] ?? '');

const included = (claim: InclusionClaim) => verifyInclusion(sha256, claim);
const consistent = (claim: ConsistencyClaim) => verifyConsistency(sha256, claim);

const entries = (count: number) => Array.from({ length: count }, (_, at) => utf8(`entry ${at}`));

function inclusion(index: number, size: number): InclusionClaim {
  const all = entries(size);
  const leaf = leafHash(sha256, all[index] ?? utf8('none'));
  return {
    index: BigInt(index),
    size: BigInt(size),
    leafHash: leaf,
    proof: path(index, all),
    root: mth(all),
  };
}

function consistency(oldSize: number, newSize: number): ConsistencyClaim {
  const all = entries(newSize);
  const old = all.slice(0, oldSize);
  return {
    oldSize: BigInt(oldSize),
    oldRoot: mth(old),
    newSize: BigInt(newSize),
    newRoot: mth(all),
    proof: oldSize === 0 ? [] : proof(oldSize, all),
  };
}

test('the reference tree has its published roots', () => {
  assert.deepEqual(
    emptyRoot(sha256),
    hex('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'),
  );
  const all = REFERENCE.map(([entry]) => hex(entry));
  for (const size of all.keys()) assert.deepEqual(mth(all.slice(0, size + 1)), rootOf(size + 1));
  assert.deepEqual(leafHash(sha256, hex('')), rootOf(1));
});

test('its published proofs are accepted', () => {
  const leaf = leafHash(sha256, hex(''));
  const fromFirst = [
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ].map(hex);
  assert.ok(included({ index: 0n, size: 8n, leafHash: leaf, proof: fromFirst, root: rootOf(8) }));
  const grown = { oldSize: 1n, oldRoot: rootOf(1), newSize: 8n, newRoot: rootOf(8), proof: fromFirst };
  assert.ok(consistent(grown));
  const fromSix = [
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ].map(hex);
  assert.ok(consistent({ ...grown, oldSize: 6n, oldRoot: rootOf(6), proof: fromSix }));
});

test('every proof of small trees is accepted, and none for another place or root', () => {
  for (let size = 1; size <= 20; size++) {
    for (let index = 0; index < size; index++) {
      const claim = inclusion(index, size);
      assert.ok(included(claim));
      assert.ok(!included({ ...claim, root: hash('another') }));
      for (let other = 0; other < size; other++)
        assert.equal(included({ ...claim, index: BigInt(other) }), other === index);
      const consistencyClaim = consistency(index, size);
      assert.ok(consistent(consistencyClaim));
      assert.ok(!consistent({ ...consistencyClaim, oldRoot: hash('another') }));
      if (index > 0) assert.ok(!consistent({ ...consistencyClaim, newRoot: hash('another') }));
    }
  }
});

test('a proof with a hash too many, too few, changed, exchanged or cut is refused', () => {
  const size = fc.integer({ min: 2, max: 300 });
  fc.assert(
    fc.property(size, fc.nat(), fc.nat(), fc.nat({ max: 255 }), (size, nat, place, bit) => {
      const index = nat % size;
      const claims = [inclusion(index, size), consistency(index || 1, size)] as const;
      for (const claim of claims) {
        const holds = (hashes: Uint8Array[]) =>
          'index' in claim ? included({ ...claim, proof: hashes }) : consistent({ ...claim, proof: hashes });
        const hashes = [...claim.proof];
        assert.ok(holds(hashes));
        const at = place % hashes.length;
        const flipped = Uint8Array.from(hashes[at] ?? []);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        assert.ok(!holds(hashes.with(at, flipped)));
        assert.ok(!holds(hashes.toSpliced(at, 1)));
        assert.ok(!holds(hashes.toSpliced(at, 0, hashes[at] ?? flipped)));
        assert.ok(!holds([...hashes, hash('more')]));
        assert.ok(!holds(hashes.with(at, (hashes[at] ?? flipped).subarray(1))));
        if (hashes.length > 1) assert.ok(!holds(hashes.toReversed()));
      }
    }),
    { numRuns: 30 },
  );
});

test('a proof has the length of its tree, even where the root is made to fit', () => {
  const [leaf, sibling] = [hash('leaf'), hash('sibling')];
  const root = nodeHash(sha256, sibling, leaf);
  const claim = { index: 0n, size: 1n, leafHash: leaf, proof: [sibling], root };
  assert.ok(!included(claim));
  assert.ok(included({ ...claim, index: 1n, size: 2n }));
  const grown = consistency(3, 7);
  assert.ok(!consistent({ ...grown, newSize: 9n }), 'a larger tree has a longer proof');
  const last = hash('last');
  const longer = { ...grown, newRoot: nodeHash(sha256, last, grown.newRoot), proof: [...grown.proof, last] };
  assert.ok(!consistent({ ...longer, oldRoot: nodeHash(sha256, last, grown.oldRoot) }));
});

test('the empty tree begins every tree, and equal trees need no proof', () => {
  const empty = emptyRoot(sha256);
  const from0 = { oldSize: 0n, oldRoot: empty, newSize: 8n, newRoot: rootOf(8), proof: [] };
  assert.ok(consistent(from0));
  assert.ok(!consistent({ ...from0, proof: [rootOf(8)] }));
  assert.ok(!consistent({ ...from0, oldRoot: rootOf(1) }));
  assert.ok(consistent({ ...from0, newSize: 0n, newRoot: empty }));
  assert.ok(!consistent({ ...from0, newSize: 0n }));
  const same = { oldSize: 8n, oldRoot: rootOf(8), newSize: 8n, newRoot: rootOf(8), proof: [] };
  assert.ok(consistent(same));
  assert.ok(!consistent({ ...same, newRoot: rootOf(7) }));
  assert.ok(!consistent({ ...same, proof: [rootOf(8)] }));
});

test('nothing is in a tree that is too small, and no tree shrinks', () => {
  const leaf = { index: 0n, size: 1n, leafHash: rootOf(1), proof: [], root: rootOf(1) };
  assert.ok(included(leaf));
  assert.ok(!included({ ...leaf, size: 0n, root: emptyRoot(sha256) }));
  assert.ok(!included({ ...leaf, index: 1n }));
  assert.ok(!included({ ...leaf, index: -1n }));
  assert.ok(!included({ ...leaf, index: -1n, size: -1n }));
  const grown = consistency(3, 7);
  assert.ok(!consistent({ ...grown, oldSize: 7n, newSize: 3n }));
  assert.ok(!consistent({ ...grown, oldSize: -3n }));
});

test('a proof of the largest tree has 63 hashes and takes no longer', () => {
  const size = 2n ** 63n - 1n;
  const proof = Array.from({ length: 62 }, (_, at) => hash(at));
  const leaf = hash('leaf');
  assert.ok(!included({ index: 0n, size, leafHash: leaf, proof: [...proof, hash(62)], root: hash('root') }));
  assert.ok(!consistent({ oldSize: 1n, oldRoot: leaf, newSize: size, newRoot: hash('root'), proof }));
  const long = Array.from({ length: 10_000 }, () => leaf);
  assert.ok(!included({ index: size - 1n, size, leafHash: leaf, proof: long, root: leaf }));
});
