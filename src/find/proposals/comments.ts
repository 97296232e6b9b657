/** What people say about a proposal. Each comment is kept; mail of them comes to nobody more often than this. */
import * as z from 'zod';
import type { Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import { dequeue, enqueue, isAwaited } from '../../kernel/jobs.ts';
import type { Refused } from '../../people/access/index.ts';
import { type Doing, step } from './life.ts';
import { concerned, readersAmong, write } from './mails.ts';
import { timelineOf } from './store/event.ts';
import { lockProposal, type Row } from './store/proposal.ts';

export const COMMENTS_JOB = 'proposals.comments';
const QUIET_MS = 15 * 60_000;
/** Of those that one mail tells of; all stand beside the proposal. */
const MAX_TOLD = 20;

/** One person's quiet time after a mail: what is said until the job at its end has run is told of by that. */
const Quiet = z.object({
  proposal: z.int(),
  person: z.uuid(),
  /** Id of the last event that they were told of. */
  after: z.int(),
});
type Quiet = z.infer<typeof Quiet>;

export async function comment(
  doing: Doing,
  id: number,
  text: string,
): Promise<Result<Row, Refused<'no-such-proposal'>>> {
  const row = await lockProposal(doing.tx, id);
  if (!row) return refuse({ code: 'no-such-proposal' });
  const next = await step(doing, row, { act: 'commented', text });
  for (const person of await concerned(doing, next, { editors: true }))
    if (await beginQuiet(doing, id, person.id)) await write(doing, next, 'commented', [person], { text });
  return ok(next);
}

const keyOf = (proposal: number, person: string): string => `${COMMENTS_JOB}:${proposal}:${person}`;

/** Whether nothing was mailed lately, so that this may be. The lock of the proposal keeps others from asking too. */
async function beginQuiet(
  { tx, deps: { clock } }: Doing,
  proposal: number,
  person: string,
): Promise<boolean> {
  const key = keyOf(proposal, person);
  if (await isAwaited(tx, key)) return false;
  const after = (await timelineOf(tx, proposal)).at(-1)?.id ?? 0;
  const quiet: Quiet = { proposal, person, after };
  await enqueue(tx, COMMENTS_JOB, quiet, null, new Date(clock.now() + QUIET_MS), key);
  return true;
}

/** At the end of a quiet time: one mail of what others have said in it. */
export async function tellGathered(doing: Doing, payload: unknown): Promise<void> {
  const quiet = Quiet.parse(payload);
  const row = await lockProposal(doing.tx, quiet.proposal);
  await dequeue(doing.tx, keyOf(quiet.proposal, quiet.person));
  const people = await readersAmong(doing.tx, [quiet.person]);
  const said = await saidIn(doing.tx, quiet);
  if (!row || people.length === 0 || said.length === 0) return;
  await beginQuiet(doing, quiet.proposal, quiet.person);
  const by = [...new Set(said.map(({ name }) => name))].join(', ');
  const text = said.map(({ name, text }) => `${name}: ${text}`).join('\n');
  await write(doing, row, 'commented', people, { by, text });
}

async function saidIn(tx: Tx, { proposal, person, after }: Quiet): Promise<{ name: string; text: string }[]> {
  return (await timelineOf(tx, proposal))
    .filter(({ act, id, by }) => act === 'commented' && id > after && by?.id !== person)
    .slice(-MAX_TOLD)
    .map(({ by, text }) => ({ name: by?.name ?? '', text: text ?? '' }));
}
