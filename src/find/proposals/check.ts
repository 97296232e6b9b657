/** One part, looked at while somebody is still typing. */
import type { Db } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { AnswerOf, BodyOf } from '../../kernel/http/contract.ts';
import type { Refused } from '../../people/access/index.ts';
import { normalPart } from '../contacts/index.ts';
import type { checkPart } from './contract.ts';
import { normalised } from './edits.ts';
import { type Part, publishedParts } from './outcome.ts';
import { type Deps, effectOf, publishedNow } from './situation.ts';
import { partsOf } from './store/part.ts';

type Answer = AnswerOf<typeof checkPart>;

/** Of the problems only those of this part, and of the registry as a whole. */
export async function checkOne(
  db: Db,
  { part, value, proposal }: BodyOf<typeof checkPart>,
  deps: Deps,
): Promise<Result<Answer, Refused<'no-card'>>> {
  const published = await publishedNow(db);
  if (!published) return refuse({ code: 'no-card' });
  const held = proposal === undefined ? [] : await partsOf(db, proposal);
  const wanted = normalised(part, value, deps.clock.now());
  const known = held.find((other) => other.part === part);
  const base = known ? known.base : (publishedParts(published).get(part) ?? null);
  const parts: Part[] = [...held.filter((other) => other.part !== part), { part, base, value: wanted }];
  const { problems, outcome, planned, needs } = await effectOf(db, published, parts, deps);
  const concerns = (problem: { part: string | null }) => problem.part === part || problem.part === null;
  const kind = part.split('/')[0] ?? part;
  const readable = wanted !== null && normalPart(kind, wanted, deps.clock.now()) !== undefined;
  return ok({
    problems: problems.filter(concerns),
    warnings: outcome.warnings.filter(concerns),
    changes: [...(planned?.changes ?? [])],
    needs,
    normalised: readable ? wanted : null,
  });
}
