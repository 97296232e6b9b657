/** A small platform that publishes in its record, and a monitor that looks at it. */
import type { TestContext } from 'node:test';
import {
  type Card,
  canonical,
  type Envelope,
  entryBytes,
  formatBundle,
  type Handover,
  type Publishers,
} from '@clearline/card';
import {
  cosign,
  encodeBase64,
  formatCheckpoint,
  formatNote,
  formatTilePath,
  formatVkey,
  inclusionProof,
  type Signer,
  signNote,
  tileHashes,
} from '@clearline/tlog';
import type { TestKey } from '../../card/publisher.fixtures.ts';
import { cardWith, site as people, sealed } from '../../card/record.fixtures.ts';
import { TestContext as CommandContext, NOW } from '../context.fixtures.ts';
import { sha256 } from '../crypto.ts';
import { testSigner } from '../log.fixtures.ts';
import { FakeSite } from '../site.fixtures.ts';
import { testFolder } from '../witness/witness.fixtures.ts';
import { LOOK_BOUND } from './bound.ts';
import { type MonitorCommand, runMonitor } from './command.ts';
import type { Told } from './told.ts';

export { cardWith, sealed };
export const NEXT = {
  n: 2,
  issued: '2026-01-01T12:00:00.000Z',
  expires: '2026-02-01T12:00:00.000Z',
} as const;
/** A change for which one person is enough. */
export const CLOSED: Pick<Card, 'calendar'> = { calendar: [{ date: '2026-05-01', kind: 'holiday' }] };

export class Platform extends FakeSite {
  readonly people = people(formatVkey(this.log.signer.key));
  readonly publishers = [...this.people.publishers];
  readonly handovers: Handover[] = [];
  readonly #named: { readonly v: number; readonly index: number }[] = [];

  enter(envelope: Envelope): this {
    this.log.grow([entryBytes(envelope, sha256)]);
    return this;
  }

  /** Visitors are shown it, too. */
  publish(card: Card, keys: readonly TestKey[] = [this.people.ann, this.people.bo]): this {
    this.enter(sealed(card, keys));
    this.card = Buffer.from(canonical(card));
    return this;
  }

  /** The publishers give the log another key. What the former one leaves to who has pinned it is in the card's proof. */
  async rekey(keys: readonly TestKey[] = [this.people.ann, this.people.bo]): Promise<Signer> {
    const [former, next] = [this.log.signer, testSigner(this.log.origin)];
    const v = this.publishers.length + 1;
    const policy = publishersWith(this.people.policy, { v, logKey: formatVkey(next.key) });
    const envelope = sealed(policy, keys);
    this.publishers.push(envelope);
    this.#named.push({ v, index: this.log.size });
    this.enter(envelope);
    this.handovers.push(await this.#handover());
    this.log.signer = next;
    return former;
  }

  async #handover(): Promise<Handover> {
    const checkpoint = String(Buffer.from(await this.checkpoint()));
    const named: Handover['named'] = [];
    for (const one of this.#named) named.push({ ...one, proof: await this.#inclusion(one.index) });
    return { checkpoint, genesis: await this.#inclusion(0), named };
  }

  async #inclusion(index: number): Promise<string[]> {
    const read = tileHashes(
      sha256,
      BigInt(this.log.size),
      async (tile) => this.log.tiles.get(formatTilePath(tile)) ?? null,
    );
    const proof = await inclusionProof(sha256, BigInt(index), BigInt(this.log.size), read);
    return proof.ok ? proof.value.map(encodeBase64) : [];
  }

  /** As the site serves the proof of its card; who follows the log needs of it what leads from key to key. */
  showProof(n: number): void {
    const { publishers, handovers } = this;
    const [entry] = publishers;
    const shown = handovers.length > 0 ? { handovers } : {};
    if (entry)
      this.lies.set(
        `/card/${n}.proof.json`,
        formatBundle({ entry, publishers, ...shown, genesis: [], proof: '-', policy: '-' }),
      );
  }

  /** A checkpoint of the log's key over what it never had. The witness may have been led on by the log. */
  async forge(
    size: number | bigint,
    { root = sha256(Buffer.from('forged')), witnessed = false } = {},
  ): Promise<Uint8Array> {
    const text = formatCheckpoint({
      origin: this.log.origin,
      size: BigInt(size),
      root,
      extensions: [],
    });
    const signatures = [await signNote(text, this.log.signer)];
    if (witnessed) signatures.push(await cosign(text, this.witness, BigInt(NOW / 1000)));
    const note = formatNote({ text, signatures });
    this.lies.set('/record/checkpoint', note);
    return note;
  }
}

/** With the first publishers and the first card. */
export async function platform(t: TestContext): Promise<Platform> {
  const made = await new Platform().start(t);
  made.cosignedAt = NOW / 1000;
  for (const envelope of made.people.publishers) made.enter(envelope);
  return made.publish(cardWith({}));
}

export interface Looked {
  readonly code: number;
  readonly told: readonly Told[];
  readonly codes: readonly string[];
  readonly stderr: string;
}

/** A monitor of a site that looks once each time it is asked, and remembers. */
export async function monitorOf(
  t: TestContext,
  site: FakeSite,
  more: Partial<MonitorCommand> = {},
  bound = LOOK_BOUND,
) {
  const state = await testFolder(t);
  const context = new CommandContext();
  const look = async (whilePausing: () => void = () => {}): Promise<Looked> => {
    context.stdout = context.stderr = '';
    context.whilePausing = whilePausing;
    const options = { state, interval: '60', once: true, json: true, ...more } as const;
    const code = await runMonitor(site.url, options, context, bound);
    const told = context.stdout
      .split('\n')
      .filter(Boolean)
      .map((line): Told => JSON.parse(line));
    return { code, told, codes: told.map((one) => one.code), stderr: context.stderr };
  };
  return { look, state, context };
}

export const publishersWith = (policy: Publishers, change: Partial<Publishers>): Publishers => ({
  ...policy,
  ...change,
});
