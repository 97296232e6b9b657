/** The process: settings, the data directory, one node, and an end in good order. */
import { join } from 'node:path';
import { LastCard } from '../find/surfaces/index.ts';
import { systemClock } from '../kernel/clock.ts';
import { formatProblems, loadConfig } from '../kernel/config.ts';
import { DataDirError, type DataDirLock, lockAfterCommands } from '../kernel/database/lock.ts';
import { exitSoon } from '../kernel/exit.ts';
import { randomIds } from '../kernel/ids.ts';
import { createLog, outliveOutput } from '../kernel/log.ts';
import { stopWhenOrphaned } from '../kernel/orphan.ts';
import type { OwnerLink } from '../people/staff/index.ts';
import { type RunningNode, startNode } from './node.ts';

/** A command that brings its own database is done with it in seconds. */
const COMMAND_MS = 30_000;

outliveOutput();
const settings = loadConfig(process.env);
if (!settings.ok) {
  process.stderr.write(formatProblems(settings.error));
  process.exit(78); // EX_CONFIG of sysexits.h
}
const config = settings.value;
const { databaseUrl, metricsToken, authSecret, smtpUrl, recordKey, publisherKey, blobs } = config;
const s3Key = blobs === 'disk' ? null : blobs.secretKey;
const recordKeys = recordKey?.split(',') ?? [];
const secrets = [databaseUrl, metricsToken, authSecret, smtpUrl, ...recordKeys, publisherKey, s3Key].filter(
  (s) => s !== null,
);
const log = createLog({ level: config.logLevel, clock: systemClock, secrets });

const lock = await lockedDataDir().catch(withoutLock);

try {
  const node = await startNode({ config, lock, log, clock: systemClock, ids: randomIds });
  // A disk that has filled up since takes no node away.
  await lock
    .announce(node.url)
    .catch((err: Error) => log.warn({ err }, 'cannot write the address to the lock'));
  let stopping: Promise<void> | undefined;
  const stop = (reason: string): void => {
    if (stopping) return;
    log.info({ reason }, 'stopping');
    stopping = node.stop().then(
      () => log.info('stopped'),
      (err: Error) => {
        log.error({ err }, 'did not stop in good order');
        process.exitCode = 1;
      },
    );
    void stopping.then(exitSoon);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
  stopWhenOrphaned(() => stop('the launcher has gone'));
  node.ready.then(
    () => announce(node),
    (err: Error) => {
      if (stopping) return;
      log.fatal({ err }, err.message);
      process.exitCode = 1;
      stop('cannot start');
    },
  );
} catch (err) {
  await lock.release().catch(() => {});
  const error = err as NodeJS.ErrnoException;
  const taken = error.code === 'EADDRINUSE';
  process.stderr.write(
    taken
      ? `Port ${config.port} on ${config.host} is taken. Set PORT to another one, for example: PORT=3001 npm start\n`
      : `${error.stack ?? error.message}\n`,
  );
  process.exitCode = 1;
}

/** The link goes to whoever started this node, and never into the log. */
async function announce(node: RunningNode): Promise<void> {
  process.stdout.write(`\nClearline 明线 is ready: ${node.url}\n\n`);
  try {
    const link = await node.firstOwnerLink();
    if (link) process.stdout.write(firstOwnerText(link));
  } catch (err) {
    log.error({ err }, 'no link to the first owner can be made: clearline owner-link makes one');
  }
}

function firstOwnerText({ url, expiresAt }: OwnerLink): string {
  return `还没有负责人。请打开这个链接登记，只能用一次，${expiresAt} 前有效：
There is no owner yet. Open this link to become the first; it works once, until ${expiresAt}:

  ${url}

`;
}

async function lockedDataDir(): Promise<DataDirLock> {
  const taken = await lockAfterCommands(config.dataDir, COMMAND_MS, (pid) => {
    process.stderr.write(`Waiting for a clearline command (process ${pid}) that uses ${config.dataDir} …\n`);
  });
  if (taken.ok) return taken.value;
  const { owner, address, pid } = taken.error;
  const where = address ? ` at ${address}` : '';
  process.stderr.write(
    owner === 'command'
      ? `The clearline command (process ${pid}) still uses ${config.dataDir}. Start again once it has ended.\n`
      : `Clearline is already running${where} (process ${pid}) with the data directory ${config.dataDir}.\n` +
          'Stop it first, or set DATA_DIR and PORT to start a second one.\n',
  );
  process.exit(1);
}

/** A disk that is full or read-only does not take the number away: the node answers from the last card on it. */
async function withoutLock(error: unknown): Promise<DataDirLock> {
  if (!(error instanceof DataDirError)) throw error;
  const { dataDir } = config;
  const card =
    error.code === 'unwritable' && (await new LastCard(join(dataDir, 'last-card.json'), log).read());
  if (!card) {
    process.stderr.write(`${error.message}\n`);
    process.exit(error.code === 'not-a-folder' ? 78 : 1);
  }
  const meanwhile = config.databaseUrl
    ? 'a new card is not kept on disk'
    : 'the contacts are answered from the last card, and the embedded database is not started';
  log.error({ err: error }, `${error.message} Until then ${meanwhile}. Restart this node once it is mended.`);
  return { dataDir, missing: error, announce: async () => {}, release: async () => {} };
}
