/** `GET /api/v1/ways`, from memory alone. */
import { channelDisplay, INTENTS, type Intent, type Localized } from '@clearline/card';
import { channelUri, kindAndLabel, type View } from '../../find/surfaces/index.ts';
import { atLeast } from '../queue/contract.ts';
import type { WaysAnswer } from './contract.ts';
import { CHAT, channelsNow, chatState, type Now } from './now.ts';
import { type Way, waysForward } from './rule.ts';
import { expectText, momentText, waysWords } from './words.ts';

export interface Asked {
  readonly intent: Intent;
  readonly signedIn: boolean;
  readonly script: boolean;
}

/** What is not in the closed sets is as if it had not been said. */
export const readAsked = (query: URLSearchParams): Asked => ({
  intent: INTENTS.find((one) => one === query.get('intent')) ?? 'enquiry',
  signedIn: query.get('signed-in') === 'true',
  script: query.get('script') !== 'false',
});

export const waysNow = (view: View, now: Now, asked: Asked): Way[] =>
  waysForward({ ...asked, channels: channelsNow(view, now, asked.intent), step: now.step });

export function waysAnswer(view: View, now: Now, asked: Asked, publicUrl: string): WaysAnswer {
  const { intent } = asked;
  const ways = waysNow(view, now, asked);
  const { step } = now;
  return {
    asOf: new Date(now.at ?? view.confirmedAt).toISOString(),
    live: now.live,
    intent,
    step,
    stepText: waysWords.zh.steps[step] === null ? null : inBoth((lang) => waysWords[lang].steps[step] ?? ''),
    chat: {
      state: chatState(now, intent),
      text: inBoth((lang) => chatText(now, intent, lang)),
      wait: chatState(now, intent) === 'busy' ? (now.waits?.[intent] ?? null) : null,
      opensAt: now.open || now.opensAt === null ? null : new Date(now.opensAt).toISOString(),
      answerBy: new Date(now.answerBy).toISOString(),
      offers: offersOf(ways, now, intent),
    },
    ways: ways.map((way) => ({
      ...placeOf(way, view, publicUrl),
      ...way,
      text: inBoth((lang) => expectText(way, lang)),
    })),
  };
}

/** While it is open and nobody is at the desk, one may wait for somebody all the same: who comes back finds them there. */
function offersOf(
  ways: readonly Way[],
  { live, open, staffed, step }: Now,
  intent: Intent,
): ('chat' | 'message')[] {
  const offers = ways.flatMap(({ act, now }) => (now && (act === 'chat' || act === 'message') ? [act] : []));
  const mayWait = live && open && !staffed;
  if (mayWait && intent === 'account-security') return ['chat'];
  const isShed = intent === 'enquiry' && atLeast(step, 'asynchronous');
  return mayWait && !isShed && !offers.includes('chat') ? [...offers, 'chat'] : offers;
}

/** Whether somebody is there, in one line. */
export function chatText(now: Now, intent: Intent, lang: 'zh' | 'en'): string {
  const t = waysWords[lang];
  switch (chatState(now, intent)) {
    case 'down':
      return now.at === null
        ? t.chatDown
        : `${t.chatDown}${lang === 'zh' ? '。' : '. '}${t.asOf(momentText(now.at, lang))}`;
    case 'closed':
      return closedText(now, intent, lang);
    case 'open':
      return t.chatOpen;
    case 'busy':
      return expectText({ act: 'chat', expect: { is: 'wait', wait: now.waits?.[intent] ?? null } }, lang);
  }
}

/** Whose account is at risk leaves no message, and goes first. */
function closedText({ open, opensAt, answerBy }: Now, intent: Intent, lang: 'zh' | 'en'): string {
  const at = open ? null : opensAt;
  if (intent === 'account-security') return expectText({ act: 'message', expect: { is: 'first', at } }, lang);
  const by = momentText(answerBy, lang);
  const t = waysWords[lang];
  return at === null ? t.chatUnstaffed(by) : t.chatClosed(momentText(at, lang), by);
}

function placeOf({ act, channel }: Way, view: View, publicUrl: string) {
  const label = inBoth((lang) => waysWords[lang].acts[act]);
  if (channel === CHAT) return { label, display: null, href: `${publicUrl}/chat` };
  const found = view.channels.find((one) => one.channel.id === channel)?.channel;
  if (!found) return { label, display: null, href: `${publicUrl}/help` };
  return {
    label: inBoth((lang) => kindAndLabel(found, lang)),
    display: channelDisplay(found),
    href: channelUri(found),
  };
}

const inBoth = (text: (lang: 'zh' | 'en') => string): Localized => ({ zh: text('zh'), en: text('en') });
