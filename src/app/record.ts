/** The record on this node: its key, the sequencer, and whoever cosigns. It joins once the database is open. */
import type { Registry } from 'prom-client';
import { firstPublisherKey, foundRecord, reissueKey, type SitePolicy } from '../find/publishers/index.ts';
import type { Bus } from '../kernel/bus.ts';
import {
  goOn,
  type HeldKeys,
  holdKeys,
  keptCheckpoint,
  keysOfLog,
  type LogIdentity,
  openIdentity,
  recordKeyPlace,
  Sequencer,
} from '../record/log/index.ts';
import { recordMetrics, type WitnessReport, witnessReport } from '../record/witnesses/index.ts';
import { type CosigningOptions, heldKeys, openCosigning } from './cosigning.ts';
import { persist } from './database.ts';

interface RecordOptions extends CosigningOptions {
  readonly bus: Bus;
  readonly registry: Registry;
}

export interface RecordNode {
  /** What readers pin: the log's key and its witnesses. Null on a node whose key is another, so that it knows no witness. */
  policy(): SitePolicy | null;
  report(): Promise<WitnessReport>;
  close(): Promise<void>;
}

/** Null where the key can be neither read nor kept: then the site goes on, and nothing is signed. */
export async function joinRecord(options: RecordOptions): Promise<RecordNode | null> {
  const { config, dataDir, database, publicUrl, patience } = options;
  const keys = await holdKeys(recordKeyPlace(config.recordKey, dataDir)).catch((err: Error) => {
    patience.log.error({ err }, 'nothing is signed until this is mended and the node restarted');
    return null;
  });
  if (!keys) return null;
  const origin = `${new URL(publicUrl).host}/record`;
  const identity = await persist(() => openIdentity(database.db, { keys, origin }), patience);
  await persist(() => beginPublishing(options, keys, identity), patience);
  return startRecord(options, keys, identity);
}

/** Entry 0 says who may approve, and each card that is published already gets its entry. */
async function beginPublishing(
  { config, dataDir, database, clock }: RecordOptions,
  keys: HeldKeys,
  identity: LogIdentity,
): Promise<void> {
  const { publisherKey, approvalDelayMinutes } = config;
  const [key = keys.ring()[0]] = keysOfLog(keys.ring(), identity);
  await foundRecord(database.db, {
    clock,
    log: identity,
    delayMinutes: approvalDelayMinutes,
    keys: async () => ({
      publisher: await firstPublisherKey({ publisherKey, dataDir }),
      reissue: reissueKey(key),
    }),
  });
}

async function startRecord(
  options: RecordOptions,
  keys: HeldKeys,
  identity: LogIdentity,
): Promise<RecordNode> {
  const { dataDir, database, bus, registry, atStep = goOn } = options;
  const { db } = database;
  const report = async () => witnessReport(db, cosigning.policy, await cosigning.submitter.failures());
  const metrics = recordMetrics(registry, report, () => sequencer.refused() !== null);
  let cosigning = await openCosigning(options, keys.ring(), identity, metrics);
  const sequencer = new Sequencer({
    db,
    url: () => database.url,
    bus,
    log: options.patience.log,
    keys,
    kept: keptCheckpoint(dataDir),
    origin: identity.origin,
    // Before anything is signed by another key, its witness must be there.
    opened: async (now) => {
      if (heldKeys(keys.ring(), now) === cosigning.held) return;
      await cosigning.close();
      cosigning = await openCosigning(options, keys.ring(), now, metrics);
    },
    signed: (checkpoint) => cosigning.submitter.look(checkpoint),
    atStep,
  });
  sequencer.start();
  return {
    policy: () => cosigning.served,
    report,
    async close() {
      await sequencer.close();
      await cosigning.close();
    },
  };
}
