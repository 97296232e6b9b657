import { mkdir } from 'node:fs/promises';
import { COSIGNATURE_MAX_AGE_MS, durationOf } from '../age.ts';
import type { Context, Lang } from '../context.ts';
import { EXIT } from '../exit.ts';
import { lockFolder } from '../folder-lock.ts';
import { Unreachable } from '../http.ts';
import { policyText } from '../record/messages.ts';
import { originOf, Site } from '../site.ts';
import { type Begun, begin } from './begin.ts';
import { LOOK_BOUND } from './bound.ts';
import { monitorMessages } from './messages.ts';
import { type Monitor, type Outcome, step } from './monitor.ts';
import { checkpointIn, folderOf, isBehind, type State } from './state.ts';

export interface MonitorCommand {
  readonly policy?: string;
  readonly state: string;
  readonly interval: string;
  readonly maxAge?: string;
  readonly once?: true;
  readonly json?: true;
  readonly webhook?: string;
}

/** Follows a site until the signal, or looks once. @returns the exit code */
export async function runMonitor(
  typed: string,
  options: MonitorCommand,
  context: Context,
  bound = LOOK_BOUND,
): Promise<number> {
  const t = monitorMessages[context.lang];
  const origin = originOf(typed);
  if (origin === null) return refused(t.badSite(typed), EXIT.usage);
  const mistake = mistakeIn(options, context.lang);
  if (mistake !== null) return refused(mistake, EXIT.usage);
  const folder = folderOf(options.state, origin);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const lock = await lockFolder(folder);
  if (!lock) return refused(t.inUse(folder), EXIT.unavailable);
  try {
    const site = new Site(origin, context);
    const begun = await begin(site, folder, options.policy ?? null);
    if (begun.ok) return await follow(begun.value, options, { site, folder, bound, context });
    if (begun.error.code === 'damaged-state') return refused(t.damaged(folder), EXIT.unreadable);
    return refused(policyText(begun.error, context.lang), EXIT.unreadable);
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error;
    return refused(t.sentences.unreachable({ code: 'unreachable', reason: error.message }), EXIT.unreadable);
  } finally {
    await lock.release();
  }

  function refused(sentence: string, code: number): number {
    context.remark(sentence);
    return code;
  }
}

function mistakeIn({ interval, maxAge, webhook }: MonitorCommand, lang: Lang): string | null {
  const t = monitorMessages[lang];
  const seconds = /^\d{1,5}$/.test(interval) ? Number(interval) : 0;
  if (seconds < 1 || seconds > 86_400) return t.badInterval(interval);
  if (maxAge !== undefined && durationOf(maxAge) === null) return t.badMaxAge(maxAge);
  const isWeb = webhook === undefined || /^https?:$/.test(URL.parse(webhook)?.protocol ?? '');
  return isWeb ? null : t.badWebhook(webhook);
}

async function follow(
  { state, policy, news }: Begun,
  { once, interval, maxAge = '', json, webhook }: MonitorCommand,
  parts: Pick<Monitor, 'site' | 'folder' | 'bound' | 'context'>,
): Promise<number> {
  const maxAgeMs = durationOf(maxAge) ?? COSIGNATURE_MAX_AGE_MS;
  const monitor = { ...parts, policy, maxAgeMs, json: json ?? false, webhook: webhook ?? null };
  const { signal, lang, remark, pause } = parts.context;
  if (!once) remark(monitorMessages[lang].following(parts.site.origin, Number(interval)));
  let outcome: Outcome = { state, alarmed: false };
  let alarmed = false;
  try {
    for (let first = true; ; first = false) {
      outcome = await step(outcome.state, monitor, first ? news : []);
      alarmed ||= outcome.alarmed;
      if (once) return exitOf(outcome, monitor);
      if (isBehind(outcome.state)) remark(restOf(outcome.state, lang));
      await pause(Number(interval) * 1000);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    return alarmed ? EXIT.alarm : EXIT.fine;
  }
}

function exitOf({ state, alarmed }: Outcome, { context: { lang, remark } }: Monitor): number {
  const t = monitorMessages[lang];
  if (state.untold.length > 0) remark(t.webhookWaits(state.untold.length));
  if (alarmed) return EXIT.alarm;
  if (!state.isReachable) return EXIT.unreadable;
  if (isBehind(state)) remark(restOf(state, lang));
  else if (state.witnessesMissingSince !== null) remark(t.fewWitnesses);
  else remark(t.quiet(state.frontier.size, state.card?.card.n ?? null));
  return EXIT.fine;
}

const restOf = (state: State, lang: Lang) =>
  monitorMessages[lang].behind(state.frontier.size, String(checkpointIn(state)?.size));
