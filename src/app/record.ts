/** The record on this node: its key, the sequencer, and whoever cosigns. It joins once the database is open. */
import { formatVkey, parseVkey, type VerifierKey } from '@clearline/tlog';
import type { Registry } from 'prom-client';
import { firstPublisherKey, foundRecord, reissueKey, type SitePolicy } from '../find/publishers/index.ts';
import type { Bus } from '../kernel/bus.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Config } from '../kernel/config.ts';
import { sha256 } from '../kernel/crypto.ts';
import { refuse } from '../kernel/errors.ts';
import {
  type AtStep,
  goOn,
  keptCheckpoint,
  type LogIdentity,
  openIdentity,
  type RecordKeys,
  recordKeys,
  Sequencer,
} from '../record/log/index.ts';
import {
  type OwnWitness,
  openOwnWitness,
  overHttp,
  ownPolicy,
  recordMetrics,
  Submitter,
  servedPolicy,
  type WitnessPolicy,
  type WitnessReport,
  witnessReport,
} from '../record/witnesses/index.ts';
import { type OpenDatabase, type Patience, persist } from './database.ts';

export interface RecordOptions {
  readonly config: Config;
  readonly dataDir: string;
  readonly database: OpenDatabase;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly publicUrl: string;
  readonly registry: Registry;
  readonly patience: Patience;
  /** For tests that let the process die between two steps. */
  readonly atStep?: AtStep;
}

export interface RecordNode {
  /** What readers pin: the log's key and its witnesses. Null on a node whose key is another, so that it knows no witness. */
  readonly policy: SitePolicy | null;
  report(): Promise<WitnessReport>;
  close(): Promise<void>;
}

/** Null where the key can be neither read nor kept: then the site goes on, and nothing is signed. */
export async function joinRecord(options: RecordOptions): Promise<RecordNode | null> {
  const { config, dataDir, database, publicUrl, patience } = options;
  const keys = await recordKeys(config.recordKey, dataDir).catch((err: Error) => {
    patience.log.error({ err }, 'nothing is signed until this is mended and the node restarted');
    return null;
  });
  if (!keys) return null;
  const origin = `${new URL(publicUrl).host}/record`;
  const identity = await persist(() => openIdentity(database.db, { keys, origin }), patience);
  await persist(() => beginPublishing(options, keys, identity.origin), patience);
  return startRecord(options, keys, identity);
}

/** Entry 0 says who may approve, and each card that is published already gets its entry. */
async function beginPublishing(
  { config, dataDir, database, clock }: RecordOptions,
  keys: RecordKeys,
  log: string,
): Promise<void> {
  const { publisherKey, approvalDelayMinutes } = config;
  await foundRecord(database.db, {
    clock,
    log,
    delayMinutes: approvalDelayMinutes,
    keys: async () => ({
      publisher: await firstPublisherKey({ publisherKey, dataDir }),
      reissue: reissueKey(keys),
    }),
  });
}

async function startRecord(
  options: RecordOptions,
  keys: RecordKeys,
  { origin, vkey }: LogIdentity,
): Promise<RecordNode> {
  const { config, dataDir, database, bus, clock, publicUrl, registry, atStep = goOn } = options;
  const { log } = options.patience;
  const { db } = database;
  const key = keyOf(vkey);
  const isOurs = formatVkey(keys.log(origin).key) === vkey;
  const policy: WitnessPolicy = config.witnessPolicy
    ? { ...config.witnessPolicy, own: false }
    : ownPolicy(keys.witness(origin));
  const own = policy.own ? await ownWitness(options, keys, origin, key) : null;
  const report = async () => witnessReport(db, policy, await submitter.failures());
  const metrics = recordMetrics(registry, report, () => sequencer.refused() !== null);
  const submitter = new Submitter({
    db,
    clock,
    log,
    policy,
    sendTo: ({ url }) => (url === null ? (own?.send ?? (async () => refuse('unreachable'))) : overHttp(url)),
    ...metrics,
    atStep,
  });
  const sequencer = new Sequencer({
    db,
    url: () => database.url,
    bus,
    log,
    keys,
    kept: keptCheckpoint(dataDir),
    origin,
    signed: (checkpoint) => submitter.look(checkpoint),
    atStep,
  });
  sequencer.start();
  return {
    policy:
      isOurs || !policy.own
        ? { text: servedPolicy(policy, key, `${publicUrl}/record`), independent: !policy.own }
        : null,
    report,
    async close() {
      await sequencer.close();
      await submitter.close();
      await own?.close();
    },
  };
}

function keyOf(vkey: string): VerifierKey {
  const key = parseVkey(vkey, sha256);
  if (!key.ok) throw new Error(`the database names a key that is none: ${key.error.code}`);
  return key.value;
}

async function ownWitness(
  { dataDir, clock, patience }: RecordOptions,
  keys: RecordKeys,
  origin: string,
  log: VerifierKey,
): Promise<OwnWitness | null> {
  const opened = await openOwnWitness({ dataDir, signer: keys.witness(origin), log, clock });
  if (opened.ok) return opened.value;
  patience.log.error(opened.error, "the node's own witness cannot start: see docs/operations.md#record");
  return null;
}
