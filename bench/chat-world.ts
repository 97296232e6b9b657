/** Who talks in the benchmark: agents, and guests with one conversation each, made in bulk on a real server. */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { createDatabase } from '../src/kernel/database/connect.ts';
import { migrate } from '../src/kernel/database/migrate.ts';
import { embeddedServer } from '../src/kernel/database/testing.ts';
import { ROOT } from './child.ts';

const setting = (name: string, usual: number): number => {
  const value = Number(process.env[name] ?? usual);
  if (!Number.isFinite(value) || value <= 0) throw new Error(`${name} must be a number above 0`);
  return value;
};

export const VISITORS = setting('VISITORS', 5_000);
/** Messages a second, of both sides together. */
export const RATE = setting('RATE', 500);
export const SECONDS = setting('SECONDS', 20);
export const ROUNDS = setting('ROUNDS', 3);
export const SEED = setting('SEED', 6);
/** While the visitors are away. */
export const MISSED = Math.min(500, VISITORS);
export const AGENTS = 200;
/** Agents whose screens are looked at; the others only write. */
export const DESKS = 20;
/** As many as staff may follow on one line. */
export const FOLLOWED = 100;

export interface Visitor {
  readonly guestId: string;
  readonly conversation: string;
}

export interface World {
  readonly url: string;
  readonly agents: readonly string[];
  /** Instead of all conversations there were: one of each visitor, assigned to the agents in turn. */
  newVisitors(): Promise<readonly Visitor[]>;
  stop(): Promise<void>;
}

/** Sockets on either end, and what else a process has open. */
const SPARE_FILES = 200;

/** @throws Error when so many connections cannot be held open */
export async function requireFiles(): Promise<void> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  // Node raises its own limit to the hard one (setrlimit(2)).
  const most = Number(/^Max open files +\d+ +(\d+)/m.exec(limits)?.[1] ?? Number.POSITIVE_INFINITY);
  const wanted = VISITORS + AGENTS + SPARE_FILES;
  if (most < wanted)
    throw new Error(
      `${VISITORS} visitors need ${wanted} open files, and \`ulimit -Hn\` says ${most}: raise it, or set VISITORS to at most ${most - AGENTS - SPARE_FILES}`,
    );
}

export async function chatWorld(): Promise<World> {
  const server = await embeddedServer();
  try {
    const migrated = await migrate(server.url, join(ROOT, 'migrations'));
    if (!migrated.ok) throw new Error(migrated.error.message);
    const { pool, close } = createDatabase(server.url, { max: 1, onIdleError: () => {} });
    const { rows } = await pool.query<{ fsync: string }>('select current_setting($1) as fsync', ['fsync']);
    if (rows[0]?.fsync !== 'on') throw new Error('the database does not wait for the disk');
    const agents = await newAgents(pool);
    return {
      url: server.url,
      agents,
      newVisitors: () => newVisitors(pool, agents),
      async stop() {
        await close();
        await server.stop();
      },
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function newAgents(pool: pg.Pool): Promise<readonly string[]> {
  const ids = Array.from({ length: AGENTS }, () => randomUUID());
  await pool.query(
    `insert into people.person (id, name, email, email_verified, lang, created_at)
     select id, 'Agent ' || n, id || '@example.com', true, 'zh', now() from unnest($1::uuid[]) with ordinality as a (id, n)`,
    [ids],
  );
  await pool.query(
    `insert into people.role_grant (person_id, role) select id, 'agent' from unnest($1::uuid[]) id`,
    [ids],
  );
  return ids;
}

async function newVisitors(pool: pg.Pool, agents: readonly string[]): Promise<readonly Visitor[]> {
  const visitors = Array.from({ length: VISITORS }, () => ({
    guestId: randomUUID(),
    conversation: randomUUID(),
  }));
  const guests = visitors.map(({ guestId }) => guestId);
  await pool.query('truncate reach.guest, reach.conversation cascade');
  await pool.query(
    `insert into reach.guest (id, created_at, seen_at) select id, now(), now() from unnest($1::uuid[]) id`,
    [guests],
  );
  await pool.query(
    `insert into reach.conversation
       (id, guest_id, channel, lang, intent, opened_at, waits_since, last_at, assigned_to, assigned_at)
     select id, guest, 'chat', 'zh', 'refund', now(), now(), now(), ($3::uuid[])[1 + (n - 1) % cardinality($3::uuid[])], now()
     from unnest($1::uuid[], $2::uuid[]) with ordinality as c (id, guest, n)`,
    [visitors.map(({ conversation }) => conversation), guests, agents],
  );
  await pool.query('vacuum analyze reach.conversation');
  await pool.query('checkpoint');
  return visitors;
}
