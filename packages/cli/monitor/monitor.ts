/** Follows a site: looks, tells what is new, and remembers both. */
import type { Policy } from '@clearline/tlog';
import type { Context } from '../context.ts';
import { post, Unreachable } from '../http.ts';
import type { Site } from '../site.ts';
import type { Bound } from './bound.ts';
import { type Condition, type Happening, isAlarm, PASSING } from './happening.ts';
import { markOf, sentenceOf } from './messages.ts';
import { lookAt, type Round } from './round.ts';
import { type State, writeState } from './state.ts';
import { type Told, tell } from './told.ts';

/** Caches and publications under way are settled by then. */
const SECOND_LOOK_MS = 10_000;
/** A webhook that is never there must not fill the disk. */
const MAX_UNTOLD = 1_000;

export interface Monitor {
  readonly site: Site;
  readonly policy: Policy;
  readonly folder: string;
  /** How old a cosignature may be. */
  readonly maxAgeMs: number;
  readonly bound: Bound;
  readonly json: boolean;
  readonly webhook: string | null;
  readonly context: Context;
}

export interface Outcome {
  readonly state: State;
  readonly alarmed: boolean;
}

/** Looks once. What is told is remembered only after it was told: better twice than never. */
export async function step(
  before: State,
  monitor: Monitor,
  more: readonly Happening[] = [],
): Promise<Outcome> {
  const round = await settled(before, monitor);
  const happenings = [...more, ...round.happenings, ...turns(before.standing, round.conditions)];
  const told = happenings.map((one) => tell(one, monitor.site.origin, monitor.context.clock.now()));
  for (const one of told) print(one, monitor);
  const untold = monitor.webhook ? [...round.state.untold, ...told].slice(-MAX_UNTOLD) : [];
  const state = { ...round.state, standing: [...round.conditions], untold };
  await writeState(monitor.folder, state);
  const alarmed = happenings.some(isAlarm) || round.conditions.length > 0;
  return { state: await deliver(state, monitor), alarmed };
}

/** What may pass by itself is looked at again before it counts. */
async function settled(before: State, monitor: Monitor): Promise<Round> {
  const first = await tried(before, monitor);
  const known = new Set(before.standing.map(({ code }) => code));
  if (!first.conditions.some(({ code }) => PASSING.includes(code) && !known.has(code))) return first;
  await monitor.context.pause(SECOND_LOOK_MS);
  const second = await tried(first.state, monitor);
  return { ...second, happenings: [...first.happenings, ...second.happenings] };
}

/** A site that cannot be read is news, and no alarm: what stood before still stands. */
async function tried(state: State, { context, ...monitor }: Monitor): Promise<Round> {
  try {
    const round = await lookAt(state, { ...monitor, now: context.clock.now() });
    const news: readonly Happening[] = state.isReachable ? [] : [{ code: 'reachable-again' }];
    return {
      ...round,
      state: { ...round.state, isReachable: true },
      happenings: [...news, ...round.happenings],
    };
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    const news: readonly Happening[] = state.isReachable
      ? [{ code: 'unreachable', reason: error.message }]
      : [];
    return { state: { ...state, isReachable: false }, happenings: news, conditions: state.standing };
  }
}

/** Alarms that begin, and those that are over. */
function turns(before: readonly Condition[], now: readonly Condition[]): readonly Happening[] {
  const codes = (conditions: readonly Condition[]) => new Set(conditions.map(({ code }) => code));
  const [old, current] = [codes(before), codes(now)];
  return [
    ...now.filter(({ code }) => !old.has(code)),
    ...[...old]
      .filter((alarm) => !current.has(alarm))
      .map((alarm) => ({ code: 'alarm-over', alarm }) as const),
  ];
}

function print(one: Told, { json, context: { lang, print } }: Monitor): void {
  if (json) print(JSON.stringify(one));
  else print(`${one.at} ${markOf(one.level, one.code, lang)}${sentenceOf(one, lang)}`);
}

/** In order, until one is not taken; that one and the rest wait for the next look. */
async function deliver(state: State, { webhook, folder, context }: Monitor): Promise<State> {
  if (webhook === null || state.untold.length === 0) return state;
  const untold = [...state.untold];
  while (untold[0] && (await post(webhook, untold[0], context.signal))) untold.shift();
  const left = { ...state, untold };
  await writeState(folder, left);
  return left;
}
