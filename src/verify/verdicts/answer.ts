/** The answer to one text: what is found in it, each with its verdict and the sentences that explain it. Pure, and never throws. */
import { type Channel, channelDisplay, channelValue } from '@clearline/card';
import { readMessage } from '@clearline/identify';
import type { View } from '../../find/surfaces/index.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { dateText } from '../../kernel/when/contract.ts';
import {
  type Conclusion,
  conclude,
  isCalledFromOwn,
  isFalseWarning,
  isForeignContact,
  isForeignLink,
  isImitation,
} from './conclude.ts';
import type { Answer, FindImpostor, NamedChannel, VerifiedItem } from './contract.ts';
import { foundIn, judgedIn } from './finds.ts';
import { isInboundOnly, type Judged, type Sign } from './judge.ts';
import { knownOf, type Listed } from './known.ts';
import { SAME_OWNER, WITHOUT_EXTENSION } from './resemblance.ts';
import { type SignalText, sentences } from './sentences.ts';

export interface Asking {
  readonly view: View;
  readonly findImpostor: FindImpostor;
  readonly lang: Lang;
  /** Origin of the site, without a slash at the end. */
  readonly publicUrl: string;
}

/** @param text of at most `MAX_TEXT` units; of more, nothing is found */
export function answer(text: string, asking: Asking): Answer {
  const { view, findImpostor } = asking;
  const known = knownOf(view.card);
  const found = foundIn(text);
  const judged = judgedIn(text, found, known, findImpostor);
  const foreign = new Set(judged.filter(isForeignContact).map((one) => one.found));
  const read = { text, judged, ...readMessage(text, found, (one) => foreign.has(one)) };
  const marked = judged.map((one) => ({ ...one, signs: [...signsOfWhole(one, read), ...one.signs] }));
  return {
    items: marked.map((one) => item(one, asking)),
    conclusion: concluded(conclude({ ...read, judged: marked }, view), asking),
  };
}

/** What only the whole message says about one identifier. */
function signsOfWhole(one: Judged, read: Parameters<typeof conclude>[0]): Sign[] {
  const signs: Sign[] = [];
  if (isInboundOnly(one.listed?.channel) && isCalledFromOwn(read)) signs.push({ code: 'inbound-only' });
  if (isForeignLink(one) && isFalseWarning(read)) signs.push({ code: 'warning-with-link' });
  return signs;
}

/** Where agents prove who they are, by a code that works once. */
const AGENT_PATH = '/verify/agent';

/** A conclusion in words, with its next step. */
export function concluded(
  { code, asks, broken }: Conclusion,
  { view: { primary }, lang, publicUrl }: Pick<Asking, 'view' | 'lang' | 'publicUrl'>,
): Answer['conclusion'] {
  const { display, uri } = primary.channel.number;
  const { says, next } = sentences[lang].conclusions[code];
  const see = code === 'staff-number' ? { see: publicUrl + AGENT_PATH } : {};
  return {
    code,
    says,
    asks: [...asks],
    broken: [...broken],
    next: next(display),
    ...see,
    call: { display, uri },
  };
}

function item(judged: Judged, asking: Asking): VerifiedItem {
  const { found, verdict, signs } = judged;
  const { kind, text, start, end, value } = found;
  return {
    kind,
    text,
    start,
    end,
    value,
    verdict,
    says: says(judged, asking),
    signals: [...new Set(signs.map(({ code }) => code))].map((code) => ({
      code,
      says: sentences[asking.lang].signals[code as SignalText],
    })),
    ...evidence(judged, asking),
  };
}

function says(judged: Judged, { view, lang }: Asking): string {
  const { verdicts, deeds } = sentences[lang];
  const { listed, retired, impostor, signs, found } = judged;
  if (listed) return verdicts.official(listed.channel.label[lang]);
  if (retired) {
    const by = view.card.channels.find(({ id }) => id === retired.successor);
    return verdicts.retired(dateText(retired.until, lang), by ? channelDisplay(by) : null);
  }
  if (impostor) {
    const did = impostor.deeds.map((deed) => deeds[deed]).join(lang === 'zh' ? '、' : ', ');
    return verdicts.reported(dateText(impostor.confirmedAt, lang), did);
  }
  const name = signs.find((sign) => sign.name)?.name;
  if (name) return verdicts.publicNumber(name[lang]);
  const like = signs.find((sign) => sign.of);
  if (like?.of) return verdicts[ownInPart(like.code) ?? 'imitation'](like.of.display);
  return found.kind === 'order' ? verdicts.order : verdicts.unknown;
}

const ownInPart = (code: string): 'switchboard' | 'sameOwner' | null =>
  code === WITHOUT_EXTENSION ? 'switchboard' : code === SAME_OWNER ? 'sameOwner' : null;

/** What a program, or somebody who doubts it, can look up. */
function evidence(judged: Judged, { view, publicUrl }: Asking): Partial<VerifiedItem> {
  const { listed: official, retired, impostor, signs } = judged;
  const { card, proof } = view;
  const ofCard = { card: card.n, ...(proof ? { proof: `${publicUrl}/p/${card.n}` } : {}) };
  if (official)
    return {
      listed: official.value,
      channel: named(official.channel, official),
      since: official.channel.since,
      ...ofCard,
    };
  if (retired) {
    const by = card.channels.find(({ id }) => id === retired.successor);
    const { channel: id, kind, label, display, from: since, until } = retired;
    return {
      listed: retired.value,
      channel: { id, kind, label, display },
      since,
      until,
      ...(by ? { replacedBy: named(by) } : {}),
      ...ofCard,
    };
  }
  if (impostor) {
    const { value: listed, confirmedAt: since, expires: until, deeds } = impostor;
    return { listed, since, until, deeds: [...deeds] };
  }
  const of = isImitation(judged) ? signs.find((sign) => sign.of)?.of : undefined;
  return of ? { lookalikeOf: named(of.channel, of) } : {};
}

const named = (channel: Channel, listed?: Listed): NamedChannel => ({
  id: channel.id,
  kind: channel.kind,
  label: channel.label,
  display: listed?.display ?? (channel.kind === 'phone' ? channelDisplay(channel) : channelValue(channel)),
});
