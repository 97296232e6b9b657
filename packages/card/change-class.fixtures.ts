/** Changes to the fictitious card, for tests of how much is at stake. */
import { card } from './card.fixtures.ts';
import {
  type Card,
  type Channel,
  changeClass,
  channelDisplay,
  channelValue,
  type PhoneChannel,
} from './index.ts';

export const next = (change: (copy: Card) => void): Card => {
  const copy = structuredClone({ ...card, n: card.n + 1, issued: '2026-01-09T00:00:00.000Z' });
  change(copy);
  return copy;
};
export const channel = (copy: Card, id: string) => copy.channels.find((c) => c.id === id) as Channel;
export const phone = (copy: Card) => channel(copy, 'hotline') as PhoneChannel;

export function retire(copy: Card, id: string): void {
  const gone = copy.channels.find((c) => c.id === id) as Channel;
  copy.channels = copy.channels.filter((c) => c !== gone);
  copy.retired.unshift({
    channel: id,
    kind: gone.kind,
    label: gone.label,
    value: channelValue(gone),
    display: channelDisplay(gone),
    from: gone.since,
    until: copy.issued,
    reason: { zh: '已停用', en: 'No longer in use' },
  });
}
export const retired = (copy: Card) => copy.retired[0] as Card['retired'][number];
export const classOf = (change: (copy: Card) => void) => changeClass(card, next(change));
