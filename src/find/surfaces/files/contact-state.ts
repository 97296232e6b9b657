import { channelDisplay, type Lang, type Localized } from '@clearline/card';
import { hoursText } from '../../hours/contract.ts';
import { stateText } from '../../hours/index.ts';
import { closureText } from '../closure.ts';
import type { ContactChannel, ContactState } from '../contract.ts';
import { downText } from '../down.ts';
import type { ChannelView, View } from '../view.ts';
import { insteadOf } from '../ways.ts';
import { channelUri, shownOn } from './addresses.ts';

/** What partners show: the channels of the surface `embed`, the number always among them. */
export function contactState(view: View, publicUrl: string): ContactState {
  const { card } = view;
  return {
    n: card.n,
    issued: card.issued,
    expires: card.expires,
    asOf: new Date(view.confirmedAt).toISOString(),
    live: view.live,
    operator: card.operator.name,
    site: `${publicUrl}/contact`,
    primary: view.primary.channel.id,
    channels: shownOn(view, 'embed').map((channel) => contactChannel(channel, view)),
  };
}

function contactChannel(cv: ChannelView, view: View): ContactChannel {
  const { channel, hours } = cv;
  const { at } = view;
  const { open, always } = hours;
  return {
    id: channel.id,
    kind: channel.kind,
    label: channel.label,
    display: channelDisplay(channel),
    uri: channelUri(channel),
    state: { open, always, opensAt: timeOf(hours.opensAt), closesAt: timeOf(hours.closesAt) },
    // Surfaces that show only this say it too.
    stateText: inBoth((lang) =>
      [stateText(hours, at, channel.hours.zone, lang), downText(cv, lang) ?? []].flat().join(CLAUSES[lang]),
    ),
    hoursText: inBoth((lang) =>
      [hoursText(channel.hours, lang), ...closureText(channel.hours, at, lang)].join(CLAUSES[lang]),
    ),
    down: downOf(cv, view),
  };
}

function downOf(cv: ChannelView, view: View): ContactChannel['down'] {
  if (!cv.down) return null;
  const { since, confirmed } = cv.down;
  const text = inBoth((lang) => downText(cv, lang) ?? '');
  return { since, confirmed, text, instead: insteadOf(view, cv)?.channel.id ?? null };
}

const CLAUSES: Record<Lang, string> = { zh: '；', en: '; ' };
const timeOf = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();
const inBoth = (text: (lang: Lang) => string): Localized => ({ zh: text('zh'), en: text('en') });
