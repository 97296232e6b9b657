/** Random rounds of crash and restart of real nodes on one record, and what must hold after them. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { audit, parseCheckpoint, parseNote } from '@clearline/tlog';
import { sha256 } from '../src/kernel/crypto.ts';
import { createDatabase, type Database } from '../src/kernel/database/connect.ts';
import { tileReader } from '../src/record/log/tiles.ts';
import { naiveLeaf, naiveRoot } from '../src/record/log/tree.oracle.ts';
import { type Command, dataFolder, removeFolder, start } from './programs.ts';

/** What a child is to do, in its environment. */
export interface Orders {
  /** Each batch is one transaction. */
  readonly append: readonly (readonly string[])[];
  /** Dies at this step, the first time. */
  readonly dieAt?: string;
  /** Dies at this moment, counted from 1; 0 for never. */
  readonly dieAfter: number;
}

/** Of all nodes, as operators of several are told to have it. */
const RECORD_KEY = Buffer.alloc(32, 9).toString('base64');

/** One record, and the nodes that work on it. */
export class CrashSite {
  readonly #url: string;
  readonly #database: Database;
  /** The data directory of each node. */
  readonly #folders = new Map<number, string>();
  /** Texts that some node was told to append, and those of which it said that they were accepted. */
  readonly #sent = new Set<string>();
  readonly #accepted = new Set<string>();
  /** Every checkpoint that was ever found signed, by its size. */
  readonly #signed = new Map<bigint, string>();

  constructor(url: string) {
    this.#url = url;
    this.#database = createDatabase(url, { onIdleError: () => {} });
  }

  /** Runs a node in its own folder until it dies or is done. @returns whether it was killed */
  async run(node: number, orders: Orders): Promise<boolean> {
    const folder = this.#folders.get(node) ?? (await dataFolder());
    this.#folders.set(node, folder);
    for (const text of orders.append.flat()) this.#sent.add(text);
    const child: Command = start('test/record-child.ts', [], {
      DATABASE_URL: this.#url,
      DATA_DIR: folder,
      RECORD_KEY,
      LOG_LEVEL: 'error',
      ORDERS: JSON.stringify(orders),
    });
    const { code, signal, output } = await child.ended;
    assert.ok(code === 0 || signal === 'SIGKILL', `a node ended with ${code}:\n${output}`);
    for (const [, text = ''] of output.matchAll(/^accepted (.*)$/gm)) this.#accepted.add(text);
    await this.#look();
    return signal === 'SIGKILL';
  }

  /** Remembers what is signed by now: in the database, and beside each key. */
  async #look(): Promise<void> {
    const { rows } = await this.#database.pool.query<{ note: string }>('select note from record.checkpoint');
    const kept = [...this.#folders.values()].map((folder) =>
      readFile(join(folder, 'record/last-checkpoint'), 'utf8').catch(() => null),
    );
    for (const note of [...rows.map((row) => row.note), ...(await Promise.all(kept))]) {
      if (note === null) continue;
      const size = checkpointOf(note).size;
      assert.equal(this.#signed.get(size) ?? note, note, `two checkpoints of size ${size}`);
      this.#signed.set(size, note);
    }
  }

  /** One consistent log: behind entry 0 every accepted entry exactly once, and everything that was ever signed a prefix of it. */
  async assertWhole(): Promise<{ entries: number; checkpoints: number }> {
    const { rows } = await this.#database.pool.query<{ index: string; data: Buffer }>(
      `select index, data from record.leaf full join record.entry on id = entry_id order by index`,
    );
    assert.deepEqual(
      rows.map(({ index }) => Number(index)),
      rows.map((_, at) => at),
    );
    const texts = rows.map(({ data }) => data.toString());
    assert.equal(new Set(texts).size, texts.length, 'an entry is logged twice');
    for (const text of this.#accepted) assert.ok(texts.includes(text), `${text} was accepted and is lost`);
    // Entry 0 says who may publish.
    const [first = '', ...others] = texts;
    if (texts.length > 0)
      assert.match(first, /"payloadType":"application\/vnd\.clearline\.publishers\+json"/);
    for (const text of others) assert.ok(this.#sent.has(text), `${text} was never sent`);
    const leaves = rows.map(({ data }) => naiveLeaf(data));
    for (const note of this.#signed.values()) {
      const { size, root } = checkpointOf(note);
      assert.ok(size <= BigInt(leaves.length), `${size} entries were signed`);
      assert.deepEqual(Buffer.from(root), naiveRoot(leaves.slice(0, Number(size))));
    }
    const size = BigInt(leaves.length);
    assert.ok(this.#signed.has(size), 'the whole log is signed');
    const { root } = checkpointOf(this.#signed.get(size) ?? '');
    assert.equal(await audit({ sha256, size, root, readTile: tileReader(this.#database.db) }), null);
    return { entries: others.length, checkpoints: this.#signed.size };
  }

  async close(): Promise<void> {
    await this.#database.close();
    await Promise.all([...this.#folders.values()].map(removeFolder));
  }
}

function checkpointOf(note: string): { size: bigint; root: Uint8Array } {
  const parsed = parseNote(Buffer.from(note));
  const checkpoint = parsed.ok ? parseCheckpoint(parsed.value.text) : parsed;
  assert.ok(checkpoint.ok);
  return checkpoint.value;
}

/** The moments of a quiet run: the steps of appending, and of the sequencer and the witnesses. */
const MOMENTS = 30;
const BATCHES = 3;
const BATCH = 4;

/**
 * Rounds in which one node, or two at once, append, sequence and are killed at a random moment; some of what they append
 * was appended before.
 * @param random from 0 up to, without, 1
 */
export async function crashRounds(
  site: CrashSite,
  rounds: number,
  random: () => number,
  onRound: (round: number) => void = () => {},
): Promise<{ killed: number }> {
  const below = (limit: number) => Math.floor(random() * limit);
  let killed = 0;
  for (let round = 0; round < rounds; round++) {
    const nodes = below(3) === 0 ? [0, 1] : [below(2)];
    const ends = nodes.map((node) => {
      const text = () => `entry ${below(10) === 0 ? below(round + 1) : round}.${below(100)}`;
      const append = Array.from({ length: BATCHES }, () => Array.from({ length: 1 + below(BATCH) }, text));
      return site.run(node, { append, dieAfter: 1 + below(MOMENTS) });
    });
    killed += (await Promise.all(ends)).filter(Boolean).length;
    onRound(round + 1);
  }
  // The last one is left in peace, and so finishes what the others began.
  await site.run(0, { append: [['the last entry']], dieAfter: 0 });
  return { killed };
}

/** A sequence that a seed repeats (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
