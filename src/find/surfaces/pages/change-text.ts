/** The members of a {@link Change} in words, for pages and for the terminal. */
import {
  AUDIENCES,
  Badge,
  CalendarOverride,
  CHANNEL_KINDS,
  type Change,
  Hours,
  INTENTS,
  LANGS,
  Operator,
  REACHABLE_FROM,
  SURFACES,
} from '@clearline/card';
import * as z from 'zod';
import type { Lang } from '../../../kernel/i18n.ts';
import { dateText, instantText } from '../../../kernel/when/contract.ts';
import { hoursText, zoneName } from '../../hours/index.ts';
import { changeMessages, type Member } from './change-messages.ts';
import { contactMessages } from './contact-messages.ts';

/** One member: its value before and now, or one note where there is nothing to compare. */
export type MemberText = { readonly name: string } & (
  | { readonly note: string }
  | { readonly before: string; readonly after: string }
);

type Text = (value: unknown, lang: Lang) => string;

/** Records may come from another release: what does not read is shown as it stands. */
const as =
  <T>(schema: z.ZodType<T>, text: (value: T, lang: Lang) => string): Text =>
  (value, lang) => {
    const read = schema.safeParse(value);
    return read.success ? text(read.data, lang) : JSON.stringify(value);
  };
const list = (texts: readonly string[], lang: Lang): string => texts.join(changeMessages[lang].separator);
const listOf = <T extends string>(choices: readonly T[], name: (choice: T, lang: Lang) => string): Text =>
  as(z.array(z.enum(choices)), (chosen, lang) =>
    list(
      chosen.map((c) => name(c, lang)),
      lang,
    ),
  );
const described = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' ');

const Said = z.object({ zh: z.string(), en: z.string() });
const plain = as(z.string(), (text) => text);
const said = as(Said, (text, lang) => text[lang]);
const instant = as(z.iso.datetime(), instantText);

const TEXTS: Record<Member, Text> = {
  id: plain,
  kind: as(z.enum(CHANNEL_KINDS), (kind, lang) => contactMessages[lang].kinds[kind]),
  label: said,
  note: said,
  audience: listOf(AUDIENCES, (a, lang) => contactMessages[lang].audiences[a]),
  intents: listOf(INTENTS, (intent, lang) => contactMessages[lang].intents[intent]),
  languages: listOf(LANGS, (language, lang) => changeMessages[lang].languages[language]),
  hours: as(Hours, hoursInFull),
  priority: as(z.number(), String),
  surfaces: listOf(SURFACES, (surface, lang) => changeMessages[lang].surfaces[surface]),
  human: as(z.boolean(), (yes, lang) => (yes ? changeMessages[lang].yes : changeMessages[lang].no)),
  replyWithinMinutes: as(z.number(), (minutes, lang) => contactMessages[lang].reply(minutes)),
  badge: as(Badge, ({ name, subject, checkedAt, expires }, lang) =>
    changeMessages[lang].badge(name[lang], subject, dateText(checkedAt, lang), dateText(expires, lang)),
  ),
  since: instant,
  number: as(z.object({ display: z.string() }), ({ display }) => display),
  direction: as(z.enum(['inbound-only', 'callable']), (direction, lang) =>
    direction === 'callable' ? contactMessages[lang].callsBack : contactMessages[lang].inboundOnly,
  ),
  reachableFrom: listOf(REACHABLE_FROM, (place, lang) => changeMessages[lang].places[place]),
  url: plain,
  address: plain,
  postal: said,
  postcode: plain,
  handle: plain,
  admins: as(z.array(z.string()), list),
  domain: plain,
  stores: as(z.array(z.object({ name: Said, url: z.string() })), (stores, lang) =>
    list(
      stores.map((store) => described([store.name[lang], store.url])),
      lang,
    ),
  ),
  name: said,
  legalName: plain,
  licences: as(Operator.shape.licences, (licences, lang) =>
    list(
      licences.map((l) => described([l.name[lang], l.number, l.url])),
      lang,
    ),
  ),
  filings: as(Operator.shape.filings, (filings, lang) =>
    list(
      filings.map((f) => described([changeMessages[lang].filings[f.kind], f.number, f.url])),
      lang,
    ),
  ),
  channel: plain,
  value: plain,
  display: plain,
  from: instant,
  until: instant,
  reason: said,
  successor: said,
  text: said,
  day: as(CalendarOverride, ({ date, kind, name }, lang) =>
    changeMessages[lang].day(dateText(date, lang), changeMessages[lang].days[kind], name?.[lang]),
  ),
  order: as(z.array(Said), (labels, lang) =>
    list(
      labels.map((label) => label[lang]),
      lang,
    ),
  ),
};

/** What a member is called; never its name in the card. */
export const memberName = (field: string, lang: Lang): string =>
  isMember(field) ? changeMessages[lang].members[field] : changeMessages[lang].other;

/** Every member that differs, in words; empty for a change whose record has no values. */
export const memberTexts = ({ type, details = [] }: Change, lang: Lang): MemberText[] =>
  details.map(({ field, before, after }) => {
    const t = changeMessages[lang];
    const name = memberName(field, lang);
    if (type === 'added') return { name, note: valueText(field, after, lang) };
    const other: Lang = lang === 'zh' ? 'en' : 'zh';
    // A translation that alone has changed is told in its own language.
    for (const told of [lang, other]) {
      const [was, is] = [valueText(field, before, told), valueText(field, after, told)];
      if (was === is) continue;
      return { name: told === lang ? name : t.inLanguage(name, t.languages[told]), before: was, after: is };
    }
    // Two instants of one minute.
    if (typeof before === 'string' && typeof after === 'string') return { name, before, after };
    return { name, note: t.sameMeaning };
  });

const isMember = (field: string): field is Member => Object.hasOwn(TEXTS, field);

function valueText(field: string, value: unknown, lang: Lang): string {
  if (value === null) return changeMessages[lang].none;
  const text = isMember(field) ? TEXTS[field](value, lang) : JSON.stringify(value);
  return text || changeMessages[lang].none;
}

/** With the zone and the closures, which the summary leaves out. */
function hoursInFull(hours: Hours, lang: Lang): string {
  const t = changeMessages[lang];
  const closures = hours.closures.map((c) =>
    t.closure(instantText(c.from, lang), instantText(c.until, lang), c.reason?.[lang]),
  );
  return [t.zone(hoursText(hours, lang), zoneName(hours.zone, lang)), ...closures].join(t.clauses);
}
