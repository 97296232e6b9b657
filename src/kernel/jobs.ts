/** Background work on graphile-worker: jobs live in the database, survive a crash and run on one node at a time. */
import { Logger, parseCronItems, type Runner, run, type TaskList } from 'graphile-worker';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Clock } from './clock.ts';
import type { Tx } from './database/db.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';

/** Work that a slice offers. `payload` is whatever was enqueued, so it is checked before use. */
export interface Job {
  name: string;
  /** Cron in UTC for work that recurs by itself. */
  schedule?: string;
  run(payload: unknown): Promise<void>;
}

export interface Jobs {
  close(): Promise<void>;
}

/**
 * Enqueues a job in the caller's transaction: it exists exactly if the transaction commits.
 * @param queue whose jobs run one after another, so that what waits for others holds up no more than one worker
 * @param runAt not before; null for at once
 * @param key for {@link isAwaited} and {@link dequeue}
 */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: object,
  queue: string | null = null,
  runAt: Date | null = null,
  key: string | null = null,
): Promise<void> {
  await sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json, ${queue}, ${runAt},
    job_key => ${key})`.execute(tx);
}

/** Whether the job with this key is still to run, or runs now. */
export async function isAwaited(tx: Tx, key: string): Promise<boolean> {
  const { rows } = await sql`select from graphile_worker.jobs
    where key = ${key} and attempts < max_attempts`.execute(tx);
  return rows.length > 0;
}

/** Nobody waits for the job with this key any more. By the job itself: in the transaction of its work. */
export async function dequeue(tx: Tx, key: string): Promise<void> {
  await sql`select graphile_worker.remove_job(${key})`.execute(tx);
}

/** @param count is told each run's result and duration in seconds */
export async function startJobs(
  pool: Pool,
  jobs: readonly Job[],
  count: Metrics['job'],
  clock: Clock,
  log: Log,
): Promise<Jobs> {
  const taskList: TaskList = {};
  for (const job of jobs) {
    taskList[job.name] = async (payload) => {
      const started = clock.now();
      const seconds = () => (clock.now() - started) / 1000;
      try {
        await job.run(payload);
        count(job.name, 'done', seconds());
      } catch (error) {
        count(job.name, 'failed', seconds());
        throw error;
      }
    };
  }
  const runner: Runner = await run({
    pgPool: releasedOnce(pool),
    taskList,
    parsedCronItems: parseCronItems(
      jobs.flatMap((job) =>
        job.schedule
          ? [{ task: job.name, match: job.schedule, options: { backfillPeriod: 86_400_000 } }]
          : [],
      ),
    ),
    concurrency: 2,
    noHandleSignals: true,
    logger: new Logger(() => (level, message, meta) => {
      if (level === 'error') log.error({ job: meta }, message);
      else if (level === 'warning') log.warn({ job: meta }, message);
      else log.debug(message);
    }),
  });
  runner.promise.catch((err: Error) => log.error({ err }, 'background work has stopped'));
  // One that has broken off by itself refuses to be stopped: why it did is told above.
  const over = () => runner.promise.catch(() => {});
  return { close: () => runner.stop().catch(over) };
}

type Connected = Parameters<Pool['connect']>[0];

/**
 * Of a connection that breaks while it is given back, graphile-worker gives it back a second time (0.18, in the background),
 * which a pool takes for a mistake so grave that the process ends.
 */
export function releasedOnce(pool: Pool): Pool {
  const connect = (connected?: Connected): unknown =>
    connected
      ? pool.connect((err, client, release) => {
          let isReleased = false;
          connected(err, client, (broken) => {
            if (!isReleased) release(broken);
            isReleased = true;
          });
        })
      : pool.connect();
  return new Proxy(pool, {
    get: (of, name) => (name === 'connect' ? connect : Reflect.get(of, name, of)),
  });
}
