/** What every act on a proposal has in common: its event, its audit entry, and the word to every console. */
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import type { Actor, Origin } from '../../people/access/index.ts';
import { recorder } from '../../people/audit/index.ts';
import { PROPOSAL_DEEDS, type TimelineEntry, type Who } from './contract.ts';
import type { Deps } from './situation.ts';
import { dropApprovals } from './store/approval.ts';
import { dropCandidate } from './store/candidate.ts';
import { insertEvent } from './store/event.ts';
import { type Row, type RowChange, updateProposal } from './store/proposal.ts';

const record = recorder(PROPOSAL_DEEDS);
const CHANGED = 'proposals.changed';
export const PRESENCE = 'proposals.presence';

/** Who acts, in which transaction. */
export interface Doing {
  readonly tx: Tx;
  readonly deps: Deps;
  /** Null for the system. */
  readonly actor: Actor | null;
  readonly origin: Origin | null;
}

export const whoOf = ({ actor }: Doing): Who | null => actor && { id: actor.id, name: actor.name };

interface Step {
  readonly act: TimelineEntry['act'];
  readonly change?: RowChange;
  readonly text?: string | undefined;
  /** What the parts that are edited were. */
  readonly before?: ReadonlyMap<string, unknown>;
  /** What the audit trail keeps beside. */
  readonly after?: unknown;
}

/** Writes one step of its life. Whatever leads back to a draft, or to its end unpublished, drops the approvals. */
export async function step(
  doing: Doing,
  row: Row,
  { act, change = {}, text, before, after }: Step,
): Promise<Row> {
  const { tx, deps, actor, origin } = doing;
  const at = deps.clock.now();
  const next = await updateProposal(tx, row.id, change, at);
  if (change.state && change.state !== 'scheduled' && change.state !== 'published')
    await Promise.all([dropApprovals(tx, row.id), dropCandidate(tx, row.id)]);
  const { revision } = next;
  await insertEvent(tx, row.id, { act, revision, by: whoOf(doing), at, text, ...(before ? { before } : {}) });
  await record(tx, actor ?? { system: 'proposals' }, origin, {
    action: `proposals.${act}`,
    target: { kind: 'proposal', id: String(row.id), label: row.title },
    before: before ? Object.fromEntries(before) : { state: row.state, revision: row.revision },
    after: after ?? { state: next.state, revision, ...(text ? { text } : {}) },
  });
  await emit(tx, CHANGED, { id: row.id, revision });
  return next;
}
