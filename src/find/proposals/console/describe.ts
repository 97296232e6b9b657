/** A part of the registry in words, member by member, so that before and after can be read side by side. */
import { canonical, type Lang, PHONE_LINES } from '@clearline/card';
import * as z from 'zod';
import { minutesOf } from '../../../kernel/when/written/contract.ts';
import { HoursEntry } from '../../contacts/contract.ts';
import { PLACEMENTS } from '../../notices/contract.ts';
import {
  hoursInFull,
  type Member,
  type MemberText,
  memberName,
  telling,
  told,
  valueText,
  words,
} from '../../surfaces/contract.ts';
import { describeMessages } from './describe-messages.ts';
import { cardHours, type FileHours } from './week.ts';

type Entry = Readonly<Record<string, unknown>>;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTexts = (value: unknown): value is { zh: string; en: string } =>
  isEntry(value) && typeof value.zh === 'string' && typeof value.en === 'string';

/** The kind of a part and what it is called, from its key: `channel/main-line`. */
export function partOf(key: string): { kind: string; name: string } {
  const cut = key.indexOf('/');
  return cut < 0 ? { kind: key, name: '' } : { kind: key.slice(0, cut), name: key.slice(cut + 1) };
}

/** What people call the part: its label or title where one of its values has it. */
export function partTitle(key: string, values: readonly unknown[], lang: Lang): string {
  const t = describeMessages[lang];
  const { kind, name } = partOf(key);
  if (kind === 'operator' || kind === 'calendar' || kind === 'never' || kind === 'valid-days')
    return t.parts[kind];
  for (const value of values) {
    if (!isEntry(value)) continue;
    const label = value.label ?? value.title;
    if (isTexts(label) && label[lang] !== '')
      return kind === 'retired' ? `${t.retired} · ${label[lang]}` : label[lang];
  }
  return name;
}

/** What differs, in the order of the entry; all of it where one side is missing. */
export function compare(key: string, before: unknown, after: unknown, lang: Lang): MemberText[] {
  const { kind } = partOf(key);
  const row = (key: string, field: string, name: string, was: unknown, is: unknown): MemberText => ({
    field: key,
    ...told(name, was ?? null, is ?? null, lang, (value, tongue) => fieldText(field, value, tongue)),
  });
  if (kind === 'valid-days') return [row(kind, kind, describeMessages[lang].parts[kind], before, after)];
  const [was, is] = [membersOf(kind, before), membersOf(kind, after)];
  const [field, name] = LISTS[kind]?.(lang) ?? [];
  return [...new Set([...Object.keys(is), ...Object.keys(was)])]
    .filter((key) => sorted(was[key]) !== sorted(is[key]))
    .map((key) => row(key, field ?? key, name ?? fieldName(key, lang), was[key], is[key]));
}

/** The database keeps members in an order of its own. */
const sorted = (value: unknown): string | undefined => (value === undefined ? undefined : canonical(value));

/** What each entry of a list is, as the card tells it. */
const LISTS: Readonly<Record<string, (lang: Lang) => [field: Member, name: string]>> = {
  calendar: (lang) => ['day', memberName('day', lang)],
  never: (lang) => ['text', words[lang].parts.never],
};

/** Lists become members: a promise by its id, a day by its date. */
function membersOf(kind: string, value: unknown): Entry {
  if (Array.isArray(value)) {
    const id = kind === 'calendar' ? 'date' : 'id';
    return Object.fromEntries(value.filter(isEntry).map((item) => [String(item[id]), item]));
  }
  return isEntry(value) ? value : {};
}

/** Members that the card calls otherwise than the file. */
const IN_CARD: Readonly<Record<string, Member>> = {
  legal_name: 'legalName',
  reachable_from: 'reachableFrom',
  reply_within: 'replyWithinMinutes',
};

/** What a member of the file is called. */
export function fieldName(key: string, lang: Lang): string {
  const own: Readonly<Record<string, string>> = describeMessages[lang].members;
  return own[key] ?? memberName(IN_CARD[key] ?? key, lang);
}

/** Values that the file writes otherwise than the card, or that it alone has. */
const IN_FILE: Readonly<Record<string, ReturnType<typeof telling>>> = {
  hours: telling(HoursEntry, (hours, lang) => hoursInFull(cardHours(hours as FileHours), lang)),
  reply_within: telling(z.string(), (duration, lang) =>
    valueText('replyWithinMinutes', minutesOf(duration) ?? duration, lang),
  ),
  badge: telling(z.looseObject({ checked_at: z.string() }), ({ checked_at, ...badge }, lang) =>
    valueText('badge', { ...badge, checkedAt: checked_at }, lang),
  ),
  line: telling(z.enum(PHONE_LINES), (line, lang) => words[lang].lines[line]),
  placements: telling(z.array(z.enum(PLACEMENTS)), (chosen, lang) =>
    chosen.map((one) => words[lang].placements[one]).join(words[lang].separator),
  ),
  title: (title, lang) => valueText('label', title, lang),
  body: (body, lang) => valueText('label', body, lang),
};

/** A value of a member, in words; empty where there is none. */
export const fieldText = (key: string, value: unknown, lang: Lang): string =>
  IN_FILE[key]?.(value, lang) ?? valueText(IN_CARD[key] ?? key, value, lang);
