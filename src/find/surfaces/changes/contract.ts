/** The members of a {@link Change} in words, for pages, the console and the terminal. Browser-safe. */
import {
  AUDIENCES,
  CalendarOverride,
  CHANNEL_KINDS,
  type Change,
  Hours,
  INTENTS,
  LANGS,
  type Lang,
  REACHABLE_FROM,
  SURFACES,
} from '@clearline/card';
import * as z from 'zod';
import { dateText, instantText } from '../../../kernel/when/contract.ts';
import { hoursText, type Rule, zoneName } from '../../hours/contract.ts';
import { type Member, memberMessages } from '../members/contract.ts';
import { words } from '../words/contract.ts';

/** One member: its value before and now, null where it has none, or one note where there is nothing to compare. */
export type MemberText = { readonly field: string; readonly name: string } & (
  | { readonly note: string }
  | { readonly before: string | null; readonly after: string | null }
);

type Text = (value: unknown, lang: Lang) => string;

/** How a value is told. Records may come from another release, and drafts are unfinished: what does not read stands. */
export const telling =
  <T>(schema: z.ZodType<T>, text: (value: T, lang: Lang) => string): Text =>
  (value, lang) => {
    const read = schema.safeParse(value);
    return read.success ? text(read.data, lang) : asItStands(value);
  };
const asItStands = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
const list = (texts: readonly string[], lang: Lang): string => texts.join(words[lang].separator);
const listOf = <T extends string>(choices: readonly T[], name: (choice: T, lang: Lang) => string): Text =>
  telling(z.array(z.enum(choices)), (chosen, lang) =>
    list(
      chosen.map((c) => name(c, lang)),
      lang,
    ),
  );
const described = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' ');

const Said = z.object({ zh: z.string(), en: z.string() });
const Mark = z.object({ name: Said, subject: z.string(), checkedAt: z.iso.date(), expires: z.iso.date() });
const Licence = z.object({ name: Said, number: z.string(), url: z.string().optional() });
const Filing = z.object({ kind: z.enum(['icp', 'police']), number: z.string(), url: z.string() });
const Day = z.object({
  date: z.iso.date(),
  kind: CalendarOverride.shape.kind,
  name: Said.optional(),
});
const plain = telling(z.string(), (text) => text);
const said = telling(Said, (text, lang) => text[lang]);
const instant = telling(z.iso.datetime(), instantText);

const TEXTS: Record<Member, Text> = {
  id: plain,
  kind: telling(z.enum(CHANNEL_KINDS), (kind, lang) => words[lang].kinds[kind]),
  label: said,
  note: said,
  audience: listOf(AUDIENCES, (audience, lang) => words[lang].audiences[audience]),
  intents: listOf(INTENTS, (intent, lang) => words[lang].intents[intent]),
  languages: listOf(LANGS, (language, lang) => words[lang].languages[language]),
  hours: telling(Hours, hoursInFull),
  priority: telling(z.number(), String),
  surfaces: listOf(SURFACES, (surface, lang) => words[lang].surfaces[surface]),
  human: telling(z.boolean(), (yes, lang) => (yes ? words[lang].yes : words[lang].no)),
  replyWithinMinutes: telling(z.number(), (minutes, lang) => memberMessages[lang].reply(minutes)),
  badge: telling(Mark, ({ name, subject, checkedAt, expires }, lang) =>
    memberMessages[lang].badge(name[lang], subject, dateText(checkedAt, lang), dateText(expires, lang)),
  ),
  since: instant,
  number: telling(z.object({ display: z.string() }), ({ display }) => display),
  direction: telling(
    z.enum(['inbound-only', 'callable']),
    (direction, lang) => words[lang].directions[direction],
  ),
  reachableFrom: listOf(REACHABLE_FROM, (place, lang) => words[lang].places[place]),
  url: plain,
  address: plain,
  postal: said,
  postcode: plain,
  handle: plain,
  admins: telling(z.array(z.string()), list),
  domain: plain,
  stores: telling(z.array(z.object({ name: Said, url: z.string() })), (stores, lang) =>
    list(
      stores.map((store) => described([store.name[lang], store.url])),
      lang,
    ),
  ),
  name: said,
  legalName: plain,
  licences: telling(z.array(Licence), (licences, lang) =>
    list(
      licences.map((l) => described([l.name[lang], l.number, l.url])),
      lang,
    ),
  ),
  filings: telling(z.array(Filing), (filings, lang) =>
    list(
      filings.map((f) => described([words[lang].filings[f.kind], f.number, f.url])),
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
  day: telling(Day, ({ date, kind, name }, lang) =>
    memberMessages[lang].day(dateText(date, lang), words[lang].days[kind], name?.[lang]),
  ),
  order: telling(z.array(Said), (labels, lang) =>
    list(
      labels.map((label) => label[lang]),
      lang,
    ),
  ),
};

const isMember = (field: string): field is Member => Object.hasOwn(TEXTS, field);

/** What a member is called; never its name in the card. */
export const memberName = (field: string, lang: Lang): string =>
  isMember(field) ? memberMessages[lang].members[field] : memberMessages[lang].other;

/** A value of a member, in words; empty where that says nothing. */
export const valueText = (field: string, value: unknown, lang: Lang): string =>
  isMember(field) ? TEXTS[field](value, lang) : asItStands(value);

/** What becomes of what the change is about. "Added" would make a value that is retired look like one to use. */
export function changeName({ part, type }: Change, lang: Lang): string {
  const w = words[lang];
  if (part === 'retired' && type === 'added') return w.retired;
  if (part === 'retired' && type === 'removed') return w.backInUse;
  return `${w.types[type]} · ${w.parts[part]}`;
}

/** Every member that differs, in words; empty for a change whose record has no values. */
export const memberTexts = ({ type, details = [] }: Change, lang: Lang): MemberText[] =>
  details.map(({ field, before, after }) => {
    const name = memberName(field, lang);
    if (type === 'added') return { field, name, note: valueText(field, after, lang) || words[lang].none };
    return {
      field,
      ...told(name, before, after, lang, (value, tongue) => valueText(field, value, tongue)),
    };
  });

/** Two values of one member side by side; null where there is none. */
export function told(
  name: string,
  before: unknown,
  after: unknown,
  lang: Lang,
  text: Text,
): { name: string } & ({ note: string } | { before: string | null; after: string | null }) {
  const textOf = (value: unknown, tongue: Lang) => (value === null ? null : text(value, tongue) || null);
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  // A translation that alone has changed is told in its own language.
  for (const tongue of [lang, other]) {
    const [was, is] = [textOf(before, tongue), textOf(after, tongue)];
    if (was === is) continue;
    const inLanguage = memberMessages[lang].inLanguage(name, words[lang].languages[tongue]);
    return { name: tongue === lang ? name : inLanguage, before: was, after: is };
  }
  // Two instants of one minute.
  if (typeof before === 'string' && typeof after === 'string') return { name, before, after };
  return { name, note: memberMessages[lang].sameMeaning };
}

interface WholeHours extends Rule {
  readonly zone: string;
  readonly closures: readonly {
    from: string;
    until: string;
    reason?: { zh: string; en: string } | undefined;
  }[];
}

/** With the zone and the closures, which the summary leaves out. */
export function hoursInFull(hours: WholeHours, lang: Lang): string {
  const t = memberMessages[lang];
  const closures = hours.closures.map((c) =>
    t.closure(instantText(c.from, lang), instantText(c.until, lang), c.reason?.[lang]),
  );
  return [t.zone(hoursText(hours, lang), zoneName(hours.zone, lang)), ...closures].join(t.clauses);
}
