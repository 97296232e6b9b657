/** A proposal as the console reads it. */
import type { Db, Tx } from '../../kernel/database/db.ts';
import type { Actor } from '../../people/access/index.ts';
import { cardVersions } from '../contacts/index.ts';
import { ACTS, type Proposal } from './contract.ts';
import { publishedParts } from './outcome.ts';
import { refusalOf } from './rules.ts';
import { candidateOf } from './signing.ts';
import { type Deps, type Situation, situationOf, standingOf } from './situation.ts';
import { OPEN_STATES } from './states.ts';
import { timelineOf } from './store/event.ts';
import { presenceOf } from './store/presence.ts';
import type { Row } from './store/proposal.ts';
import { touchedSurfaces } from './touched.ts';

export async function presentProposal(db: Db | Tx, row: Row, actor: Actor, deps: Deps): Promise<Proposal> {
  const situation = await situationOf(db, row, deps);
  const official = publishedParts(situation.published);
  const isOpen = OPEN_STATES.some((state) => state === row.state);
  const { editors, needs } = situation;
  return {
    ...row,
    editors: [...editors],
    needs,
    parts: situation.parts.map((part) => ({ ...part, current: official.get(part.part) ?? null })),
    ...(isOpen ? pending(situation) : { ...NOTHING, ...(await past(db, row)) }),
    approvals: [...situation.approvals],
    signed: isOpen ? await signersOf(db, situation, deps) : [],
    timeline: await timelineOf(db, row.id),
    presence: await presenceOf(db, row.id, deps.clock.now()),
    acts: ACTS.map((act) => ({ act, refused: refusalOf(act, standingOf(situation), actor) })),
  };
}

async function signersOf(db: Db | Tx, situation: Situation, deps: Deps): Promise<string[]> {
  if (situation.needs.signatures === 0) return [];
  const candidate = await candidateOf(db, situation, deps);
  return (candidate?.signatures ?? []).map(({ person }) => person.name);
}

type Pending = Pick<
  Proposal,
  'conflicts' | 'problems' | 'warnings' | 'changes' | 'notices' | 'surfaces' | 'digest'
>;

const NOTHING: Pending = {
  conflicts: [],
  problems: [],
  warnings: [],
  changes: [],
  notices: [],
  surfaces: [],
  digest: null,
};

function pending({ conflicts, problems, outcome, planned, published }: Situation): Pending {
  return {
    conflicts: [...conflicts],
    problems: [...problems],
    warnings: [...outcome.warnings],
    changes: [...(planned?.changes ?? [])],
    notices: [...(planned?.notices ?? [])],
    surfaces: planned?.card ? touchedSurfaces(published.card, planned.card) : [],
    digest: outcome.digest,
  };
}

/** What it changed when it was published. */
async function past(db: Db | Tx, { publishedN }: Row): Promise<Partial<Pending>> {
  if (publishedN === null) return {};
  const [version] = await cardVersions(db, 1, publishedN + 1);
  return { changes: [...(version?.changes ?? [])] };
}
