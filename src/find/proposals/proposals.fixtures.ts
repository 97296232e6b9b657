/** A site with people on it, for the tests of proposals: acts run as the API runs them, refusals rolled back. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { ManualClock } from '../../kernel/clock.ts';
import { createDatabase, type Database } from '../../kernel/database/connect.ts';
import { testDatabase } from '../../kernel/database/testing.ts';
import type { Result } from '../../kernel/errors.ts';
import type { Role } from '../../people/access/contract.ts';
import { type Actor, permissionsOf } from '../../people/access/index.ts';
import { publish, readRegistryFile } from '../contacts/index.ts';
import { unsealed } from '../contacts/testing.ts';
import type { Proposal } from './contract.ts';
import type { Doing } from './life.ts';
import { proposalsPolicy } from './policy.ts';
import { presentProposal } from './present.ts';
import type { Deps } from './situation.ts';
import { proposalRow, type Row } from './store/proposal.ts';

const DEMO = new URL('../../../demo/registry.yaml', import.meta.url);
export const NOW = '2026-11-22T02:00:00Z';
const ORIGIN = { address: '203.0.113.9', requestId: 'r-1' };

class Refused extends Error {}

export interface World {
  readonly db: Database['db'];
  readonly clock: ManualClock;
  readonly deps: Deps;
  person(name: string, ...roles: Role[]): Promise<Actor>;
  /** Runs an act in a transaction of its own; a refusal leaves nothing. */
  as<T, E>(actor: Actor | null, act: (doing: Doing) => Promise<Result<T, E>>): Promise<Result<T, E>>;
  see(actor: Actor, row: Row | number): Promise<Proposal>;
  close(): Promise<void>;
}

/** @param demo whether card 1 is the demo's */
export async function openWorld({ delayMinutes = 0, demo = true } = {}): Promise<World> {
  const server = await testDatabase();
  const { db, close } = createDatabase(server.url, { onIdleError: () => {} });
  const clock = new ManualClock(NOW);
  const deps = {
    ...unsealed(clock),
    approvalDelayMinutes: delayMinutes,
    publicUrl: () => 'https://clearline.example',
  };
  if (demo) {
    const registry = readRegistryFile(readFileSync(DEMO), 'demo', clock.now());
    assert.ok(registry.ok);
    const first = await publish(db, deps, { ...registry.value, key: 'demo' });
    assert.ok(first.ok);
  }
  clock.advance(60_000);
  return {
    db,
    clock,
    deps,
    person: (name, ...roles) => makePerson(db, name, roles),
    async as(actor, act) {
      let refused: Awaited<ReturnType<typeof act>> | undefined;
      const work = db.transaction().execute(async (tx) => {
        const done = await act({ tx, deps, actor, origin: actor && ORIGIN });
        if (done.ok) return done;
        refused = done;
        throw new Refused();
      });
      return work.catch((error: unknown) => {
        if (error instanceof Refused && refused) return refused;
        throw error;
      });
    },
    async see(actor, which) {
      const row = await proposalRow(db, typeof which === 'number' ? which : which.id);
      assert.ok(row);
      return presentProposal(db, row, actor, deps);
    },
    async close() {
      await close();
      await server.drop();
    },
  };
}

async function makePerson(db: Database['db'], name: string, roles: Role[]): Promise<Actor> {
  const id = randomUUID();
  const email = `${name}@example.com`;
  await sql`insert into people.person (id, name, email, email_verified) values (${id}, ${name}, ${email}, true)`.execute(
    db,
  );
  for (const role of roles)
    await sql`insert into people.role_grant (person_id, role) values (${id}, ${role})`.execute(db);
  const via = { kind: 'session', id: randomUUID(), method: 'passkey', steppedUpAt: null } as const;
  return { id, name, email, roles, permissions: permissionsOf(roles, proposalsPolicy), via };
}

/** The value, or a failure that names the refusal. */
export function done<T, E>(result: Result<T, E>): T {
  assert.ok(result.ok, result.ok ? '' : JSON.stringify(result.error));
  return result.value;
}

export const codeOf = <T>(result: Result<T, { code: string }>): string =>
  result.ok ? 'ok' : result.error.code;

/** One member of a value that a test knows to be an entry. */
export const member = (value: unknown, key: string): unknown =>
  (value as Record<string, unknown> | null)?.[key];
