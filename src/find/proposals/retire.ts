/** A number that must be gone now, because somebody abuses it or nobody answers it: one person, at once, loudly. */
import { type Card, type Channel, channelDisplay, channelValue, type Localized } from '@clearline/card';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { BodyOf } from '../../kernel/http/contract.ts';
import type { Refused } from '../../people/access/index.ts';
import { type Draft, lockPublication, publishIn, registryData } from '../contacts/index.ts';
import type { retireChannel } from './contract.ts';
import { createProposal } from './edits.ts';
import { type Doing, step } from './life.ts';
import { tell } from './mails.ts';
import { namedOn, strangersIn } from './named.ts';
import { publishedNow } from './situation.ts';
import type { Row } from './store/proposal.ts';

type Order = BodyOf<typeof retireChannel>;
type Refusal = Refused<
  | 'no-card'
  | 'no-such-channel'
  | 'channel-changed'
  | 'last-number'
  | 'successor-unknown'
  | 'names-another'
  | 'too-many-retired'
  | 'needs-approvals'
>;

export async function retireAtOnce(doing: Doing, id: string, order: Order): Promise<Result<Row, Refusal>> {
  const { tx, deps } = doing;
  await lockPublication(tx);
  const published = await publishedNow(tx);
  if (!published) return refuse({ code: 'no-card' });
  const { card } = published;
  const channel = card.channels.find((c) => c.id === id);
  const refused = channel ? refusalOf(card, channel, order) : 'no-such-channel';
  if (!channel || refused)
    return refuse({
      code: refused ?? 'no-such-channel',
      ...(channel && { extra: { display: channelDisplay(channel) } }),
    });
  const title = [...`${channel.label.zh} ${channelDisplay(channel)}`].slice(0, 120).join('');
  const made = await createProposal(doing, { title, set: { [`channel/${id}`]: null }, urgent: true });
  if (!made.ok) throw new Error(`a retirement is no proposal: ${made.error.code}`);
  const row = made.value;
  // Not read like an import: what is wrong elsewhere on the card must not keep a fraud alive.
  const result = await publishIn(
    tx,
    deps,
    {
      draft: without(card, channel, order),
      validDays: registryData(card, []).valid_days,
      notices: [],
      key: `retirement ${row.id}`,
      urgent: true,
    },
    card.n,
  );
  if (!result.ok)
    return refuse({
      code: result.error.code === 'needs-approvals' ? 'needs-approvals' : 'too-many-retired',
    });
  const n = result.value.card?.n ?? card.n;
  const { reason, text } = order;
  const next = await step(doing, row, {
    act: 'published',
    change: { state: 'published', publishedN: n },
    text: `${text.zh} ${text.en}`,
    after: { n, reason, text, successor: order.successor ?? null, changes: result.value.changes },
  });
  await tell(doing, next, 'retired', { approvers: true, text: `${text.zh}\n${text.en}` });
  return ok(next);
}

function refusalOf(
  card: Card,
  channel: Channel,
  { display, successor, text }: Order,
): Refusal['code'] | null {
  if (channelDisplay(channel) !== display) return 'channel-changed';
  const left = card.channels.filter(({ id }) => id !== channel.id);
  if (!left.some((c) => c.kind === 'phone' && c.surfaces.includes('nav'))) return 'last-number';
  if (successor !== undefined && !left.some(({ id }) => id === successor)) return 'successor-unknown';
  // It stands in a banner on every page: another number in it would be one person's number.
  return strangersIn(text, namedOn(card)).length > 0 ? 'names-another' : null;
}

/** The card as it is, but for this channel. */
function without(card: Card, channel: Channel, { reason, text, successor }: Order): Draft {
  const { operator, calendar, never } = card;
  const { id, kind, label } = channel;
  return {
    operator,
    calendar,
    never,
    channels: card.channels.filter((c) => c.id !== id),
    retired: [
      {
        channel: id,
        kind,
        value: channelValue(channel),
        display: channelDisplay(channel),
        label,
        reason: reasonText(reason, text),
        ...(successor === undefined ? {} : { successor }),
      },
    ],
  };
}

const REASONS: Record<Order['reason'], Localized> = {
  fraud: { zh: '被人冒用', en: 'Abused by others' },
  'dead-line': { zh: '线路失效', en: 'The line is dead' },
};

const reasonText = (reason: Order['reason'], text: Localized): Localized => ({
  zh: `${REASONS[reason].zh}：${text.zh}`,
  en: `${REASONS[reason].en}: ${text.en}`,
});
