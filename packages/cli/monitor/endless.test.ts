/** A log that has signed more entries than anybody will ever read. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { encodeBundle, HASH_BYTES, leafHash, nodeHash, type Tile } from '@clearline/tlog';
import { NOW } from '../context.fixtures.ts';
import { sha256 } from '../crypto.ts';
import { LOOK_BOUND } from './bound.ts';
import { Evidence } from './evidence.ts';
import { monitorOf, Platform, platform } from './monitor.fixtures.ts';

const HEIGHT = 40;
const ENDLESS = 2n ** BigInt(HEIGHT);
const JUNK = Buffer.from('junk');

function bundleOf(width: number): Uint8Array {
  const bundle = encodeBundle(Array.from({ length: width }, () => JUNK));
  assert.ok(bundle.ok);
  return bundle.value;
}

/** It goes with no root. */
const junk = ({ level, width }: Tile) =>
  level === 'entries' ? bundleOf(width) : new Uint8Array(width * HASH_BYTES).fill(level + 1);

/** Of each height, the subtree of one leaf only, again and again. */
const SAME = Array.from({ length: HEIGHT }).reduce<Uint8Array[]>(
  (hashes) => [...hashes, nodeHash(sha256, hashes.at(-1) as Uint8Array, hashes.at(-1) as Uint8Array)],
  [leafHash(sha256, JUNK)],
);
const same = ({ level, width }: Tile) =>
  level === 'entries'
    ? bundleOf(width)
    : Buffer.concat(Array.from({ length: width }, () => SAME[8 * level] as Uint8Array));

const text = (bytes: Uint8Array) => String(Buffer.from(bytes));
const tilesIn = (asked: readonly string[]) => asked.filter((path) => path.startsWith('/record/tile/'));

async function newcomer(): Promise<Platform> {
  const site = new Platform();
  site.cosignedAt = NOW / 1000;
  return site;
}

test('tiles that do not hash to what it signed are an alarm after one look, with what it signed', async (t) => {
  const site = await platform(t);
  const { look } = await monitorOf(t, site);
  await look();
  const believed = text(await site.checkpoint());
  const signed = text(await site.forge(ENDLESS, { witnessed: true }));
  site.tilesInstead = junk;
  site.asked.length = 0;
  const { code, codes, told } = await look();
  assert.deepEqual([code, codes], [6, ['bad-tiles']]);
  assert.ok(told[0]?.code === 'bad-tiles');
  const { older, newer } = Evidence.parse(JSON.parse(await readFile(told[0].evidence, 'utf8')));
  assert.deepEqual([older, newer], [believed, signed]);
  // Looked at twice; each time one bundle, in which there are alarms enough, and two proofs of a tile or two a level.
  assert.ok(tilesIn(site.asked).length <= 2 * (1 + 4 * (HEIGHT / 8)));
  site.lies.clear();
  site.tilesInstead = null;
  assert.deepEqual((await look()).codes, ['alarm-over'], 'nothing of it was believed');
});

test('so they are to who has never seen the site', async (t) => {
  const site = await (await newcomer()).start(t);
  const signed = text(await site.forge(ENDLESS, { witnessed: true }));
  site.tilesInstead = junk;
  const { look } = await monitorOf(t, site);
  const { code, codes, told } = await look();
  assert.deepEqual([code, codes], [6, ['first-use', 'bad-tiles']]);
  assert.ok(told[1]?.code === 'bad-tiles');
  const { older, newer } = Evidence.parse(JSON.parse(await readFile(told[1].evidence, 'utf8')));
  assert.deepEqual([older, newer], ['', signed]);
});

test('where its tiles do hash to it, every look raises alarms and goes on', async (t) => {
  const site = await (await newcomer()).start(t);
  await site.forge(ENDLESS, { witnessed: true, root: SAME.at(-1) as Uint8Array });
  site.tilesInstead = same;
  const { look } = await monitorOf(t, site);
  let next = 0;
  for (let round = 0; round < 6; round++) {
    const { code, told, stderr } = await look();
    assert.equal(code, 6);
    const unreadable = told.flatMap((one) => (one.code === 'unreadable-entry' ? [Number(one.index)] : []));
    assert.deepEqual(
      unreadable,
      Array.from({ length: LOOK_BOUND.alarms }, () => next++),
    );
    assert.equal(stderr, '', 'an alarm, and no word of all being well');
  }
});

test('what too few witnesses have seen is not read at all, and becomes an alarm in its time', async (t) => {
  const site = await (await newcomer()).start(t);
  await site.forge(ENDLESS);
  site.tilesInstead = junk;
  const { look, context } = await monitorOf(t, site);
  const first = await look();
  assert.deepEqual([first.code, first.codes, tilesIn(site.asked)], [0, ['first-use'], []]);
  assert.match(first.stderr, /fewer witnesses have cosigned than the policy asks for/);
  context.clock.ms = NOW + 3_600_000;
  const later = await look();
  assert.deepEqual([later.code, later.codes, tilesIn(site.asked)], [6, ['witnesses-missing'], []]);
});

test('a site that does not answer for its tiles is away, and that is no alarm', async (t) => {
  const site = await (await newcomer()).start(t);
  await site.forge(ENDLESS, { witnessed: true });
  site.tilesInstead = () => 503;
  const { look } = await monitorOf(t, site);
  const { code, codes } = await look();
  assert.deepEqual([code, codes], [66, ['first-use', 'unreachable']]);
});
