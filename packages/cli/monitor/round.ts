/** One look at a site: what is new in its record, and whether what it shows to visitors is what it has recorded. */
import { type Card, canonical } from '@clearline/card';
import { equal, isQuorum, type OpenedCheckpoint, type Policy } from '@clearline/tlog';
import { sha256Hex } from '../crypto.ts';
import { Unreachable } from '../http.ts';
import { witnessNames } from '../policy.ts';
import { CARD_PATH, type CardPath, type Site, versionPath } from '../site.ts';
import type { Bound } from './bound.ts';
import { type SignedTree, saveRefused, saveShown } from './card-evidence.ts';
import { saveEvidence } from './evidence.ts';
import { type Broken, follow } from './follow.ts';
import type { Condition, Happening, News } from './happening.ts';
import type { Found } from './judge.ts';
import { isBehind, type State } from './state.ts';

/** How long witnesses may be missing before a person is asked to look. */
const WITNESSES_GRACE_MS = 3_600_000;

export interface Round {
  readonly state: State;
  readonly happenings: readonly Happening[];
  /** Alarms whose reason holds now. */
  readonly conditions: readonly Condition[];
}

export interface Look {
  readonly site: Site;
  readonly policy: Policy;
  /** Where evidence is kept. */
  readonly folder: string;
  /** Older cosignatures say nothing of now. */
  readonly maxAgeMs: number;
  readonly bound: Bound;
  /** Milliseconds since the Unix epoch. */
  readonly now: number;
}

/** @throws Unreachable; then nothing has changed */
export async function lookAt(before: State, look: Look): Promise<Round> {
  const { site, policy, folder, bound } = look;
  const note = await site.checkpoint();
  if (!note) throw new Unreachable(`${site.origin}/record/checkpoint`, 'HTTP 404');
  const step = await follow(before, policy, note, site, bound);
  const state = step.code === 'followed' ? step.state : before;
  const served = await servedPolicy(state, site);
  const conditions: Condition[] = [];
  if (step.code === 'not-believed') conditions.push(await notBelieved(before, note, step.reason, folder));
  if (step.code === 'broken') conditions.push(await alarmOf(step.broken, folder));
  const cosigned = 'opened' in step ? witnessed(state, step.opened, look) : { state, conditions: [] };
  const isToldAll = step.code !== 'unwitnessed' && !isBehind(state);
  const ofCard = isToldAll ? await cardConditions(state, look) : before.standing.filter(isOfCard);
  conditions.push(...cosigned.conditions, ...ofCard);
  const happenings: Happening[] = [];
  for (const one of step.code === 'followed' ? step.happenings : []) {
    happenings.push(await withEvidence(one, folder, { note: state.checkpoint, site }));
  }
  return {
    state: { ...cosigned.state, servedPolicy: served.digest },
    happenings: [...happenings, ...served.news],
    conditions,
  };
}

async function withEvidence(one: Found, folder: string, tree: SignedTree): Promise<Happening> {
  if (one.code !== 'card-refused') return one;
  const { code, index, reason } = one;
  return { code, index, reason, evidence: await saveRefused(folder, one, tree) };
}

async function notBelieved(
  { checkpoint }: State,
  note: Uint8Array,
  reason: string,
  folder: string,
): Promise<Condition> {
  const evidence = await saveEvidence(folder, Buffer.from(checkpoint ?? ''), note, null);
  return { code: 'bad-checkpoint', reason, evidence };
}

async function alarmOf({ code, reason, older, newer, fork }: Broken, folder: string): Promise<Condition> {
  const evidence = await saveEvidence(folder, older, newer, fork);
  if (code === 'fork') return { code, evidence };
  if (code === 'bad-tiles') return { code, reason, evidence };
  return { code, size: sizeIn(older), seen: sizeIn(newer), evidence };
}

const sizeIn = (note: Uint8Array) => new TextDecoder().decode(note).split('\n')[1] ?? '';

async function servedPolicy(
  state: State,
  site: Site,
): Promise<{ digest: string | null; news: readonly News[] }> {
  const bytes = await site.policy();
  const digest = bytes && sha256Hex(bytes);
  const isNews = state.servedPolicy !== null && digest !== state.servedPolicy;
  return { digest, news: isNews ? [{ code: 'policy-changed' }] : [] };
}

function witnessed(
  state: State,
  { cosignatures }: OpenedCheckpoint,
  { policy, maxAgeMs, now }: Look,
): { state: State; conditions: readonly Condition[] } {
  const oldest = BigInt(Math.floor((now - maxAgeMs) / 1000));
  const recent = cosignatures.filter(({ timestamp }) => timestamp !== null && timestamp >= oldest);
  const seen = witnessNames(policy, recent);
  if (isQuorum(policy, seen)) return { state: { ...state, witnessesMissingSince: null }, conditions: [] };
  const since = state.witnessesMissingSince ?? now;
  const isLong = now - since >= WITNESSES_GRACE_MS;
  return {
    state: { ...state, witnessesMissingSince: since },
    conditions: isLong ? [{ code: 'witnesses-missing', since: new Date(since).toISOString(), seen }] : [],
  };
}

/** Only what a record holds to its end says what visitors should see; until it is read, what stood before still stands. */
const isOfCard = ({ code }: Condition) => code === 'served-card-differs' || code === 'card-expired';

async function cardConditions(state: State, { site, folder, now }: Look): Promise<readonly Condition[]> {
  const card = state.card?.card ?? null;
  const shown = await differing(card, site);
  const conditions: Condition[] = [];
  if (shown.size > 0) {
    const about = { n: card?.n ?? null, paths: [...shown.keys()] };
    const evidence = await saveShown(folder, shown, state.at, { note: state.checkpoint, site });
    conditions.push({ code: 'served-card-differs', ...about, evidence });
  }
  if (card && Date.parse(card.expires) <= now) {
    conditions.push({ code: 'card-expired', n: card.n, expires: card.expires });
  }
  return conditions;
}

/**
 * What visitors are shown must be the newest card of the record, byte for byte. The version that would follow is looked
 * for as well: a row that somebody put into the database by hand shows there, whatever the home page says.
 * @returns what is shown, by path, where it is not that
 */
async function differing(card: Card | null, site: Site): Promise<ReadonlyMap<CardPath, Uint8Array | null>> {
  const logged = card && Buffer.from(canonical(card));
  const expected = new Map<CardPath, Uint8Array | null>([[CARD_PATH, logged]]);
  if (card) expected.set(versionPath(card.n), logged);
  expected.set(versionPath((card?.n ?? 0) + 1), null);
  const shown = new Map<CardPath, Uint8Array | null>();
  for (const [path, bytes] of expected) {
    const served = await site.cardAt(path);
    if (!(served && bytes ? equal(served, bytes) : served === bytes)) shown.set(path, served);
  }
  return shown;
}
