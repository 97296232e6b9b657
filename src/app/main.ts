/** The process: settings, the data directory, one node, and an end in good order. */
import { systemClock } from '../kernel/clock.ts';
import { formatProblems, loadConfig } from '../kernel/config.ts';
import { lockAfterCommands } from '../kernel/database/lock.ts';
import { randomIds } from '../kernel/ids.ts';
import { createLog } from '../kernel/log.ts';
import { stopWhenOrphaned } from '../kernel/orphan.ts';
import { startNode } from './node.ts';

/** A command that brings its own database is done with it in seconds. */
const COMMAND_MS = 30_000;

const settings = loadConfig(process.env);
if (!settings.ok) {
  process.stderr.write(formatProblems(settings.error));
  process.exit(78); // EX_CONFIG of sysexits.h
}
const config = settings.value;
const secrets = [config.databaseUrl, config.metricsToken].filter((s) => s !== null);
const log = createLog({ level: config.logLevel, clock: systemClock, secrets });

const lock = await lockAfterCommands(config.dataDir, COMMAND_MS, (pid) => {
  process.stderr.write(`Waiting for a clearline command (process ${pid}) that uses ${config.dataDir} …\n`);
});
if (!lock.ok) {
  const { owner, address, pid } = lock.error;
  const where = address ? ` at ${address}` : '';
  process.stderr.write(
    owner === 'command'
      ? `The clearline command (process ${pid}) still uses ${config.dataDir}. Start again once it has ended.\n`
      : `Clearline is already running${where} (process ${pid}) with the data directory ${config.dataDir}.\n` +
          'Stop it first, or set DATA_DIR and PORT to start a second one.\n',
  );
  process.exit(1);
}

try {
  const node = await startNode({ config, lock: lock.value, log, clock: systemClock, ids: randomIds });
  await lock.value.announce(node.url);
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
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
  stopWhenOrphaned(() => stop('the launcher has gone'));
  node.ready.then(
    () => process.stdout.write(`\nClearline 明线 is ready: ${node.url}\n\n`),
    (err: Error) => {
      if (stopping) return;
      log.fatal({ err }, err.message);
      process.exitCode = 1;
      stop('cannot start');
    },
  );
} catch (err) {
  await lock.value.release();
  const error = err as NodeJS.ErrnoException;
  const taken = error.code === 'EADDRINUSE';
  process.stderr.write(
    taken
      ? `Port ${config.port} on ${config.host} is taken. Set PORT to another one, for example: PORT=3001 npm start\n`
      : `${error.stack ?? error.message}\n`,
  );
  process.exitCode = 1;
}
