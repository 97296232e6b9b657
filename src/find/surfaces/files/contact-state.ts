import { channelDisplay, type Lang, type Localized } from '@clearline/card';
import { hoursText } from '../../hours/contract.ts';
import { stateText } from '../../hours/index.ts';
import { closureText } from '../closure.ts';
import type { ContactChannel, ContactState } from '../contract.ts';
import type { ChannelView, View } from '../view.ts';
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
    channels: shownOn(view, 'embed').map((channel) => contactChannel(channel, view.at)),
  };
}

function contactChannel({ channel, hours }: ChannelView, at: number): ContactChannel {
  const { open, always } = hours;
  return {
    id: channel.id,
    kind: channel.kind,
    label: channel.label,
    display: channelDisplay(channel),
    uri: channelUri(channel),
    state: { open, always, opensAt: timeOf(hours.opensAt), closesAt: timeOf(hours.closesAt) },
    stateText: inBoth((lang) => stateText(hours, at, channel.hours.zone, lang)),
    hoursText: inBoth((lang) =>
      [hoursText(channel.hours, lang), ...closureText(channel.hours, at, lang)].join(CLAUSES[lang]),
    ),
  };
}

const CLAUSES: Record<Lang, string> = { zh: '；', en: '; ' };
const timeOf = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant).toISOString();
const inBoth = (text: (lang: Lang) => string): Localized => ({ zh: text('zh'), en: text('en') });
