import { sql } from 'kysely';
import type { Db, Tx } from '../../../kernel/database/db.ts';
import type { Counts, LineAnswer } from '../contract.ts';
import type { History } from '../judge.ts';
import type { Voter } from '../voter.ts';
import type { Vote } from '../weigh.ts';

/** Today's salt, which the first who asks draws. @param drawn 32 random bytes */
export async function saltOf(db: Db | Tx, day: string, drawn: Uint8Array): Promise<Uint8Array> {
  const read = () => sql<{ salt: Buffer }>`select salt from line_salt where day = ${day}`.execute(db);
  const known = (await read()).rows[0];
  if (known) return known.salt;
  await sql`insert into line_salt (day, salt) values (${day}, ${drawn}) on conflict do nothing`.execute(db);
  const [row] = (await read()).rows;
  if (!row) throw new Error(`no salt for ${day}`);
  return row.salt;
}

export interface CastVote extends Voter {
  readonly channel: string;
  readonly number: string;
  readonly day: string;
  readonly answer: LineAnswer;
  readonly open: boolean;
  readonly at: number;
}

/**
 * Of one network and of a wider one, line and day. What comes after weighs nothing any more (see weigh.ts), and whoever
 * rents millions of addresses must not fill the disk.
 */
const KEPT = { near: 300, wide: 3_000 } as const;

/** In place of an earlier one of the day. */
export async function putVote(db: Db | Tx, vote: CastVote): Promise<void> {
  const { channel, number, day, voter, near, wide, answer, open, at } = vote;
  await sql`insert into line_vote (channel, day, voter, near, wide, number, answer, open, at)
    select ${channel}, ${day}, ${voter}, ${near}, ${wide}, ${number}, ${answer}, ${open}, ${new Date(at)}
    where exists (select from line_vote where channel = ${channel} and day = ${day} and voter = ${voter})
      or (select count(*) < ${KEPT.wide} and count(*) filter (where near = ${near}) < ${KEPT.near}
        from line_vote where channel = ${channel} and day = ${day} and wide = ${wide})
    on conflict (channel, day, voter) do update set near = excluded.near, wide = excluded.wide,
      number = excluded.number, answer = excluded.answer, open = excluded.open, at = excluded.at`.execute(db);
}

export interface LineRef {
  readonly channel: string;
  readonly number: string;
}

export async function votesSince(db: Db | Tx, line: LineRef, since: number): Promise<Vote[]> {
  const { rows } = await sql<Omit<Vote, 'at'> & { at: Date }>`
    select answer, at, near, wide, open from line_vote
    where channel = ${line.channel} and number = ${line.number} and at > ${new Date(since)} order by at`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

/** Votes of each line since then, as people cast them. */
export async function countsSince(db: Db | Tx, since: number): Promise<(LineRef & Counts)[]> {
  const { rows } = await sql<LineRef & Counts>`
    select channel, number, count(*) filter (where answer = 'reached')::int as "reached",
      count(*) filter (where answer = 'not-reached')::int as "notReached",
      count(*) filter (where answer = 'no-such-number')::int as "noSuchNumber"
    from line_vote where at > ${new Date(since)} group by channel, number`.execute(db);
  return rows;
}

export async function historyOf(db: Db | Tx, line: LineRef): Promise<History> {
  const { rows } = await sql<History>`
    select coalesce(sum(reached), 0)::float as reached, coalesce(sum(failed), 0)::float as failed from line_usual
    where channel = ${line.channel} and number = ${line.number}`.execute(db);
  return rows[0] ?? { reached: 0, failed: 0 };
}

/** Days before this one that still have votes, each with its lines. */
export async function daysBefore(tx: Tx, day: string): Promise<(LineRef & { readonly day: string })[]> {
  const { rows } = await sql<LineRef & { day: string }>`
    select distinct channel, number, day::text from line_vote where day < ${day}`.execute(tx);
  return rows;
}

export async function votesOfDay(tx: Tx, line: LineRef, day: string): Promise<Vote[]> {
  const { rows } = await sql<Omit<Vote, 'at'> & { at: Date }>`
    select answer, at, near, wide, open from line_vote
    where channel = ${line.channel} and number = ${line.number} and day = ${day}`.execute(tx);
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}

export async function putUsual(tx: Tx, line: LineRef, day: string, usual: History): Promise<void> {
  await sql`insert into line_usual (channel, number, day, reached, failed)
    values (${line.channel}, ${line.number}, ${day}, ${usual.reached}, ${usual.failed})
    on conflict do nothing`.execute(tx);
}

/** Votes and salts of the days before `day`, and what was usual before `usualFrom`. */
export async function forgetBefore(tx: Tx, day: string, usualFrom: string): Promise<void> {
  await sql`delete from line_vote where day < ${day}`.execute(tx);
  await sql`delete from line_salt where day < ${day}`.execute(tx);
  await sql`delete from line_usual where day < ${usualFrom}`.execute(tx);
}
