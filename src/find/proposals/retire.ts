/** A number that must be gone now, because somebody abuses it or nobody answers it: one person, at once, loudly. */
import { type Card, type Channel, channelDisplay, channelValue, RETIRED_REASONS } from '@clearline/card';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { BodyOf } from '../../kernel/http/contract.ts';
import type { Actor, Refused } from '../../people/access/index.ts';
import {
  type Approved,
  type Draft,
  lockPublication,
  publishIn,
  registryData,
  type Submission,
} from '../contacts/index.ts';
import type { ToSign } from '../publishers/contract.ts';
import { isComposedLately } from '../publishers/index.ts';
import { compose } from './candidate.ts';
import type { offerRetirement, SignedCard } from './contract.ts';
import { publishRefusal } from './decisions.ts';
import { createProposal } from './edits.ts';
import { type Doing, step } from './life.ts';
import { tell } from './mails.ts';
import { namedOn, strangersIn } from './named.ts';
import { offerOf, type SigningRefusal, signedBy } from './signing.ts';
import { type Deps, publishedNow } from './situation.ts';
import type { Row } from './store/proposal.ts';

type Order = BodyOf<typeof offerRetirement>;
type Refusal = Refused<
  | 'no-card'
  | 'no-such-channel'
  | 'channel-changed'
  | 'last-number'
  | 'successor-unknown'
  | 'names-another'
  | 'too-many-retired'
  | 'needs-approvals'
  | 'follows-unapproved'
  | 'needs-second-person'
  | SigningRefusal
>;
type Refusing = Exclude<
  Refusal['code'],
  'needs-approvals' | 'follows-unapproved' | 'needs-second-person' | SigningRefusal
>;

/** What the retirement would publish, and after which card. */
interface Retiring {
  readonly card: Card;
  readonly channel: Channel;
  readonly submission: Omit<Submission, 'key'>;
}

async function retiring(db: Db | Tx, id: string, order: Order): Promise<Result<Retiring, Refused<Refusing>>> {
  const card = (await publishedNow(db))?.card;
  if (!card) return refuse({ code: 'no-card' });
  const channel = card.channels.find((c) => c.id === id);
  if (!channel) return refuse({ code: 'no-such-channel' });
  const refused = refusalOf(card, channel, order);
  if (refused) return refuse({ code: refused, extra: { display: channelDisplay(channel) } });
  // Not read like an import: what is wrong elsewhere on the card must not keep a fraud alive.
  const validDays = registryData(card, []).valid_days;
  return ok({
    card,
    channel,
    submission: { draft: without(card, channel, order), validDays, notices: [], urgent: order.text },
  });
}

/** The card as it would be, for who is about to sign it. */
export async function offerOfRetirement(
  db: Db,
  { id, order, actor }: { id: string; order: Order; actor: Actor },
  { clock }: Deps,
): Promise<Result<ToSign | null, Refused<Refusing>>> {
  const found = await retiring(db, id, order);
  if (!found.ok) return found;
  const { card, submission } = found.value;
  const candidate = await compose(db, card, submission, { composedAt: clock.now(), clock });
  return ok(offerOf(candidate && { ...candidate, isKept: false, signatures: [] }, actor));
}

export async function retireAtOnce(
  doing: Doing,
  id: string,
  { signature, ...order }: Order & { signature?: SignedCard | undefined },
): Promise<Result<Row, Refusal>> {
  const { tx, deps } = doing;
  await lockPublication(tx);
  const found = await retiring(tx, id, order);
  if (!found.ok) return found;
  const { card, channel, submission } = found.value;
  const signed = await approvalOf(doing, found.value, signature);
  if (!signed.ok) return signed;
  const title = [...`${channel.label.zh} ${channelDisplay(channel)}`].slice(0, 120).join('');
  const made = await createProposal(doing, { title, set: { [`channel/${id}`]: null }, urgent: true });
  if (!made.ok) throw new Error(`a retirement is no proposal: ${made.error.code}`);
  const row = made.value;
  const key = `retirement ${row.id}`;
  const result = await publishIn(tx, deps, { ...submission, key }, card.n, signed.value);
  if (!result.ok) return refuse({ code: publishRefusal(result.error) ?? 'too-many-retired' });
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

/** The one person's signature; null where the server signs. */
async function approvalOf(
  { tx, actor, deps: { clock } }: Doing,
  { card, submission }: Retiring,
  given: SignedCard | undefined,
): Promise<Result<Approved | null, Refused<SigningRefusal | 'needs-second-person'>>> {
  const composedAt = given ? Date.parse(given.composedAt) : clock.now();
  const candidate = await compose(tx, card, submission, { composedAt, clock });
  if (!candidate) return ok(null);
  if (candidate.rule.approvals > 1) return refuse({ code: 'needs-second-person' });
  if (!given || !actor) return refuse({ code: 'signature-missing' });
  if (!isComposedLately(composedAt, clock.now())) return refuse({ code: 'outcome-changed' });
  const signature = await signedBy(actor, candidate, given);
  return signature.ok ? ok({ composedAt, signatures: [signature.value] }) : signature;
}

function refusalOf(card: Card, channel: Channel, { display, successor, text }: Order): Refusing | null {
  if (channelDisplay(channel) !== display) return 'channel-changed';
  const left = card.channels.filter(({ id }) => id !== channel.id);
  if (!left.some((c) => c.kind === 'phone' && c.surfaces.includes('nav'))) return 'last-number';
  if (successor !== undefined && !left.some(({ id }) => id === successor)) return 'successor-unknown';
  // It stands in a banner on every page: another number in it would be one person's number.
  return strangersIn(text, namedOn(card)).length > 0 ? 'names-another' : null;
}

/** The card as it is, but for this channel. Words of one's own on it would take the quorum: they stand in the notice. */
function without(card: Card, channel: Channel, { reason, successor }: Order): Draft {
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
        reason: RETIRED_REASONS[reason],
        ...(successor === undefined ? {} : { successor }),
      },
    ],
  };
}
