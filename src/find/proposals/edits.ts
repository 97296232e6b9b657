/** Making, editing and rebasing a proposal. Nobody overwrites what they have not seen. */
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { BodyOf } from '../../kernel/http/contract.ts';
import type { Refused } from '../../people/access/index.ts';
import { normalPart } from '../contacts/index.ts';
import { hasBegun } from '../notices/index.ts';
import type { editProposal, rebaseProposal } from './contract.ts';
import { type Doing, step, whoOf } from './life.ts';
import { same } from './merge.ts';
import { conflictsOf, type Part, type Published, publishedParts } from './outcome.ts';
import { officialNow, publishedNow } from './situation.ts';
import { isPossible, MOVES } from './states.ts';
import { changedSince } from './store/event.ts';
import { dropPart, partsOf, putPart } from './store/part.ts';
import { insertProposal, lockProposal, type Row, type RowChange } from './store/proposal.ts';

const MAX_PARTS = 300;
const MAX_CHARACTERS = 400_000;
/** Its name in the timeline and in differences. */
const TITLE = 'title';

type Values = Readonly<Record<string, unknown>>;
type Wrong = Refused<'part-stays' | 'too-large'>;
type EditRefusal = Wrong | Refused<'no-such-proposal' | 'proposal-changed' | 'not-in-this-state'>;

export async function createProposal(
  doing: Doing,
  { title, set, urgent = false }: { title: string; set: Values; urgent?: boolean },
): Promise<Result<Row, Wrong | Refused<'no-card'>>> {
  const { tx, deps } = doing;
  const published = await publishedNow(tx);
  const author = whoOf(doing);
  if (!published || !author) return refuse({ code: 'no-card' });
  const at = deps.clock.now();
  const row = await insertProposal(tx, { title, base: published.card.n, author, urgent, at });
  const planned = planEdit({ published, held: [], set, drop: [], now: at });
  if (!planned.ok) return planned;
  await write(doing, row, planned.value);
  return ok(
    await step(doing, row, {
      act: 'created',
      before: planned.value.before,
      after: { title, parts: planned.value.wanted },
    }),
  );
}

export async function applyEdit(
  doing: Doing,
  id: number,
  body: BodyOf<typeof editProposal>,
): Promise<Result<Row, EditRefusal>> {
  const { tx, deps } = doing;
  const row = await lockProposal(tx, id);
  if (!row) return refuse({ code: 'no-such-proposal' });
  if (!isPossible('edit', row.state))
    return refuse({ code: 'not-in-this-state', extra: { state: row.state } });
  const published = await officialNow(tx);
  const held = await partsOf(tx, id);
  const planned = planEdit({ published, held, set: body.set, drop: body.drop, now: deps.clock.now() });
  if (!planned.ok) return planned;
  const { before, wanted } = planned.value;
  const retitled = body.title !== undefined && body.title !== row.title;
  if (retitled) before.set(TITLE, row.title);
  const mine = { ...wanted, ...(retitled ? { [TITLE]: body.title } : {}) };
  const unseen = await overwritten(doing, row, body.revision, mine);
  if (unseen) return refuse(unseen);
  if (before.size === 0) return ok(row);
  await write(doing, row, planned.value);
  const change: RowChange = {
    state: MOVES.edit.to,
    dueAt: null,
    revision: row.revision + 1,
    ...(retitled && body.title ? { title: body.title } : {}),
  };
  return ok(await step(doing, row, { act: 'edited', change, before, after: mine }));
}

/** The parts that somebody changed since the revision that the caller looked at, if they would be overwritten. */
async function overwritten(
  { tx }: Doing,
  row: Row,
  revision: number,
  mine: Values,
): Promise<EditRefusal | null> {
  if (revision === row.revision) return null;
  const since = await changedSince(tx, row.id, revision);
  const shared = Object.keys(mine).filter((part) => since.has(part));
  if (revision < row.revision && shared.length === 0) return null;
  const now = new Map(publishedParts(await officialNow(tx)));
  for (const { part, value } of await partsOf(tx, row.id)) now.set(part, value);
  now.set(TITLE, row.title);
  const parts = shared.map((part) => ({
    part,
    base: since.get(part) ?? null,
    theirs: now.get(part) ?? null,
    mine: mine[part] ?? null,
  }));
  return { code: 'proposal-changed', extra: { revision: row.revision, parts } };
}

/** An edit, worked out before anything is written. */
interface Planned {
  readonly put: readonly Part[];
  readonly drop: readonly string[];
  /** What each part that changes was. */
  readonly before: Map<string, unknown>;
  /** What each of them becomes. */
  readonly wanted: Values;
}

function planEdit(edit: {
  published: Published;
  held: readonly Part[];
  set: Values;
  drop: readonly string[];
  now: number;
}): Result<Planned, Wrong> {
  const official = publishedParts(edit.published);
  const held = new Map(edit.held.map((part) => [part.part, part]));
  const put: Part[] = [];
  const drop = new Set(edit.drop.filter((part) => held.has(part)));
  for (const [part, given] of Object.entries(edit.set)) {
    const value = normalised(part, given, edit.now);
    const base = held.has(part) ? (held.get(part)?.base ?? null) : (official.get(part) ?? null);
    if (value === null && base !== null && !canGo(part, edit.published, edit.now))
      return refuse({ code: 'part-stays', extra: { part } });
    // A validity that is the same is a renewal.
    if (part !== 'valid-days' && same(value, base)) {
      if (held.has(part)) drop.add(part);
    } else if (!held.has(part) || !same(held.get(part)?.value, value)) put.push({ part, base, value });
  }
  const kept = edit.held.filter(({ part }) => !drop.has(part) && !(part in edit.set));
  if (isTooLarge([...kept, ...put])) return refuse({ code: 'too-large' });
  const touched = [...put.map(({ part }) => part), ...drop];
  const now = (part: string) => (held.has(part) ? held.get(part)?.value : official.get(part)) ?? null;
  const next = new Map(put.map(({ part, value }) => [part, value]));
  return ok({
    put,
    drop: [...drop],
    before: new Map(touched.map((part) => [part, now(part)])),
    wanted: Object.fromEntries(
      touched.map((part) => [part, next.has(part) ? next.get(part) : (held.get(part)?.base ?? null)]),
    ),
  });
}

const isTooLarge = (parts: readonly Part[]): boolean =>
  parts.length > MAX_PARTS || JSON.stringify(parts.map(({ value }) => value)).length > MAX_CHARACTERS;

/** Channels retire; the standard promises stand in for none; nobody has seen a notice that has not begun. All else stays. */
const canGo = (part: string, { notices }: Published, now: number): boolean =>
  part.startsWith('channel/') ||
  part === 'never' ||
  notices.some((notice) => part === `notice/${notice.slug}` && !hasBegun(notice, now));

/** As it would be kept; what cannot be read yet stays as it was typed. */
export function normalised(part: string, given: unknown, now: number): unknown {
  if (given === null || given === undefined) return null;
  const [kind = '', ...rest] = part.split('/');
  const id = rest.join('/');
  const named = withId(kind, id, given);
  return normalPart(kind, named, now) ?? named;
}

/** The part's own name says which entry it is. */
function withId(kind: string, id: string, given: unknown): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return given;
  if (kind === 'channel') return { ...given, id };
  return kind === 'notice' ? { ...given, slug: id } : given;
}

async function write(doing: Doing, row: Row, { put, drop }: Pick<Planned, 'put' | 'drop'>): Promise<void> {
  const by = whoOf(doing);
  if (!by) throw new Error('nobody edits');
  for (const part of drop) await dropPart(doing.tx, row.id, part);
  for (const part of put) await putPart(doing.tx, row.id, part, by, doing.deps.clock.now());
}

/** Carries it over to the newer card: what both changed is settled by the caller's choices, or refused. */
export async function rebaseOnto(
  doing: Doing,
  id: number,
  body: BodyOf<typeof rebaseProposal>,
): Promise<Result<Row, EditRefusal | Refused<'needs-rebase' | 'outcome-changed'>>> {
  const { tx, deps } = doing;
  const row = await lockProposal(tx, id);
  if (!row) return refuse({ code: 'no-such-proposal' });
  if (!isPossible('rebase', row.state))
    return refuse({ code: 'not-in-this-state', extra: { state: row.state } });
  if (body.revision !== row.revision)
    return refuse({ code: 'proposal-changed', extra: { revision: row.revision, parts: [] } });
  const published = await officialNow(tx);
  if (published.card.n !== body.onto)
    return refuse({ code: 'outcome-changed', extra: { current: published.card.n } });
  const settled = settle(published, await partsOf(tx, id), body.choices, deps.clock.now());
  if (!settled.ok) return settled;
  const { put, drop, before, wanted } = settled.value;
  await write(doing, row, { put, drop });
  const change: RowChange = {
    base: body.onto,
    revision: row.revision + 1,
    state: MOVES.rebase.to,
    dueAt: null,
  };
  return ok(await step(doing, row, { act: 'rebased', change, before, after: wanted }));
}

function settle(
  published: Published,
  held: readonly Part[],
  choices: BodyOf<typeof rebaseProposal>['choices'],
  now: number,
): Result<Planned, Wrong | Refused<'needs-rebase'>> {
  const conflicts = new Map(conflictsOf(published, held).map((conflict) => [conflict.part, conflict]));
  const official = publishedParts(published);
  const put: Part[] = [];
  const drop: string[] = [];
  const open: string[] = [];
  const before = new Map<string, unknown>();
  for (const { part, base, value } of held) {
    const current = official.get(part) ?? null;
    if (same(base, current)) continue;
    const conflict = conflicts.get(part);
    const choice = choices[part];
    if (conflict && (!choice || ('take' in choice && choice.take === 'merged' && conflict.merged === null))) {
      open.push(part);
      continue;
    }
    const wanted =
      !conflict || !choice
        ? value
        : 'value' in choice
          ? normalised(part, choice.value, now)
          : conflict[choice.take];
    if (wanted === null && current !== null && !canGo(part, published, now))
      return refuse({ code: 'part-stays', extra: { part } });
    if (same(wanted, current)) drop.push(part);
    else put.push({ part, base: current, value: wanted });
    if (!same(wanted, value)) before.set(part, value);
  }
  if (open.length > 0)
    return refuse({ code: 'needs-rebase', extra: { conflicts: open.map((part) => conflicts.get(part)) } });
  if (isTooLarge([...held.filter(({ part }) => !put.some((p) => p.part === part)), ...put]))
    return refuse({ code: 'too-large' });
  const wanted = Object.fromEntries(
    [...before.keys()].map((part) => [
      part,
      put.find((p) => p.part === part)?.value ?? official.get(part) ?? null,
    ]),
  );
  return ok({ put, drop, before, wanted });
}
