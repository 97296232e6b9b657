import { createHash, timingSafeEqual } from 'node:crypto';
import type { Handler } from 'hono';
import type { Registry } from 'prom-client';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { HttpEnv } from './context.ts';
import { problemResponse } from './problems.ts';
import { isDirectLoopback } from './proxy.ts';

export interface Check {
  readonly name: string;
  /** Whether the node must not be sent visitors while this fails. */
  readonly required: boolean;
  /** For how long its outcome stands for all who ask, in milliseconds; unless given, each asks anew. */
  readonly keepMs?: number;
  /** Throws, or rejects, when it fails. */
  run(): Promise<void>;
}

type Outcome = 'ok' | 'failed' | 'timed out';

/** 200 for as long as the process serves at all. */
export const healthz: Handler<HttpEnv> = (c) => c.text('ok\n', 200, { 'Cache-Control': 'no-store' });

/** Each check by name; 503 when a required one fails. Why it failed stands in the log only. */
export function readyz(checks: readonly Check[], timeoutMs: number, clock: Clock): Handler<HttpEnv> {
  const all = checks.map((check) => ({ ...check, outcomeOf: keeping(check, timeoutMs, clock) }));
  return async (c) => {
    const outcomes = await Promise.all(
      all.map(async ({ name, required, outcomeOf }) => ({
        name,
        required,
        outcome: await outcomeOf(c.var.log),
      })),
    );
    const ready = outcomes.every(({ required, outcome }) => !required || outcome === 'ok');
    const byName = outcomes.map(({ name, required, outcome }) => [name, { required, outcome }]);
    return c.json({ ready, checks: Object.fromEntries(byName) }, ready ? 200 : 503, {
      'Cache-Control': 'no-store',
    });
  };
}

/** Whoever asks while an outcome stands gets it: strangers may ask often, and the database must not notice. */
function keeping(check: Check, timeoutMs: number, clock: Clock): (log: Log) => Promise<Outcome> {
  const { name, keepMs = 0 } = check;
  let last: { readonly at: number; readonly outcome: Promise<Outcome> } | undefined;
  const run = async (log: Log) => {
    const [outcome, err] = await runWithin(check, timeoutMs);
    if (outcome !== 'ok') log.warn({ check: name, outcome, err }, 'a check fails');
    return outcome;
  };
  return (log) => {
    const now = clock.now();
    // A clock that was set back must not keep an outcome for longer.
    if (!last || now < last.at || now - last.at >= keepMs) last = { at: now, outcome: run(log) };
    return last.outcome;
  };
}

async function runWithin(check: Check, timeoutMs: number): Promise<[Outcome, unknown]> {
  const late = Promise.withResolvers<[Outcome, unknown]>();
  const timer = setTimeout(() => late.resolve(['timed out', undefined]), timeoutMs);
  const done = (async (): Promise<[Outcome, unknown]> => {
    try {
      await check.run();
      return ['ok', undefined];
    } catch (error) {
      return ['failed', error];
    }
  })();
  return Promise.race([done, late.promise]).finally(() => clearTimeout(timer));
}

/** Prometheus text for whoever holds the token; without a token, for this machine alone. */
export function metricsPage(registry: Registry, token: string | null): Handler<HttpEnv> {
  return async (c) => {
    if (token === null && !isDirectLoopback(c.var.client)) return problemResponse(c, 'forbidden');
    if (token !== null && !isBearer(c.req.header('authorization'), token))
      return problemResponse(c, 'not-signed-in', { headers: [['WWW-Authenticate', 'Bearer']] });
    return c.body(await registry.metrics(), 200, {
      'Content-Type': registry.contentType,
      'Cache-Control': 'no-store',
    });
  };
}

/** Hashes are compared, so that neither content nor length shows in the time it takes. */
function isBearer(header: string | undefined, token: string): boolean {
  const given = /^Bearer +(\S+)$/i.exec(header ?? '')?.[1] ?? '';
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}
