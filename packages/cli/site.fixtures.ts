/** A small Clearline site: a log with its witness, tiles and card, served on a free port. It may lie. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import {
  cosign,
  encodeBundle,
  formatNote,
  formatPolicy,
  KEY_TYPE,
  parseTilePath,
  type Signer,
  signNote,
  TILE_WIDTH,
  type Tile,
} from '@clearline/tlog';
import { TestLog, testSigner } from './log.fixtures.ts';
import { CARD_PATH, versionPath } from './site.ts';

export const ORIGIN = 'card.example/record';

export class FakeSite {
  log = new TestLog(testSigner(ORIGIN));
  witness: Signer = testSigner('witness.example', KEY_TYPE.cosignatureV1);
  card: Uint8Array | null = null;
  readonly payloads = new Map<string, Uint8Array>();
  /** What it says instead, by path. */
  readonly lies = new Map<string, Uint8Array | number>();
  /** What it shows in place of every tile. */
  tilesInstead: ((tile: Tile) => Uint8Array | number) | null = null;
  /** Sign beside the log's key. */
  formerKeys: readonly Signer[] = [];
  /** Of the witness, in POSIX seconds; null when it has not cosigned. */
  cosignedAt: number | null = 1_790_000_000;
  down = false;
  readonly asked: string[] = [];
  url = '';

  get policy(): Uint8Array {
    return formatPolicy({
      logs: [{ key: this.log.signer.key, url: null }],
      witnesses: [{ name: 'partner', key: this.witness.key, url: null }],
      groups: [],
      quorum: 'partner',
    });
  }

  async checkpoint(): Promise<Uint8Array> {
    const text = this.log.text();
    const keys = [this.log.signer, ...this.formerKeys];
    const signatures = await Promise.all(keys.map((key) => signNote(text, key)));
    if (this.cosignedAt !== null) signatures.push(await cosign(text, this.witness, BigInt(this.cosignedAt)));
    return formatNote({ text, signatures });
  }

  async start(t: TestContext): Promise<this> {
    const server = createServer(async (request, response) => {
      const path = request.url ?? '';
      this.asked.push(path);
      if (this.down) return response.destroy();
      const answer = this.lies.get(path) ?? (await this.#file(path)) ?? 404;
      response.writeHead(typeof answer === 'number' ? answer : 200);
      response.end(typeof answer === 'number' ? '' : answer);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return this;
  }

  async #file(path: string): Promise<Uint8Array | number | null> {
    if (path === '/record/checkpoint') return this.checkpoint();
    if (path === '/card/policy') return this.policy;
    if (path === CARD_PATH) return this.card;
    // As a version, it has the number that it says itself.
    if (path.startsWith('/card/')) return this.card && path === versionIn(this.card) ? this.card : null;
    if (path.startsWith('/record/payload/')) return this.payloads.get(path.slice(16)) ?? null;
    return this.#tile(path.replace('/record/', ''));
  }

  #tile(path: string): Uint8Array | number | null {
    const tile = parseTilePath(path);
    if (tile.ok && this.tilesInstead) return this.tilesInstead(tile.value);
    if (!tile.ok || tile.value.level !== 'entries') return this.log.tiles.get(path) ?? null;
    const start = Number(tile.value.index) * TILE_WIDTH;
    const entries = this.log.entries.slice(start, start + tile.value.width);
    const bundle = entries.length === tile.value.width ? encodeBundle(entries) : null;
    return bundle?.ok ? bundle.value : null;
  }
}

const versionIn = (card: Uint8Array) => versionPath(JSON.parse(String(Buffer.from(card))).n);
