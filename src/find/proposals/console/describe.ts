/** A part of the registry in words, member by member, so that before and after can be read side by side. */
import { canonical, type Lang } from '@clearline/card';
import { channelMessages, type FieldKey } from './channel-messages.ts';
import { describeMessages } from './describe-messages.ts';
import { hoursText } from './hours-text.ts';
import type { FileHours } from './week.ts';
import { words } from './words.ts';

export interface Row {
  readonly key: string;
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}
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

/** What differs, in the order of the entry; all of it where one side is missing. Null reads as "none". */
export function compare(key: string, before: unknown, after: unknown, lang: Lang): Row[] {
  const { kind } = partOf(key);
  const t = describeMessages[lang];
  if (kind === 'valid-days') return [row('valid-days', t.parts['valid-days'], before, after, lang)];
  const [was, is] = [membersOf(kind, before), membersOf(kind, after)];
  const keys = [...new Set([...Object.keys(is), ...Object.keys(was)])];
  return keys
    .filter((member) => sorted(was[member]) !== sorted(is[member]))
    .map((member) => row(member, memberName(kind, member, lang), was[member], is[member], lang));
}

/** The database keeps members in an order of its own. */
const sorted = (value: unknown): string | undefined => (value === undefined ? undefined : canonical(value));

function row(key: string, name: string, before: unknown, after: unknown, lang: Lang): Row {
  const text = (value: unknown) =>
    value === undefined || value === null ? null : valueText(key, value, lang);
  const [was, is] = [text(before), text(after)];
  if (was !== is || was === null) return { key, name, before: was, after: is };
  // A translation that alone has changed is told in its own language.
  const other: Lang = lang === 'zh' ? 'en' : 'zh';
  return {
    key,
    name: `${name} (${other})`,
    before: valueText(key, before, other),
    after: valueText(key, after, other),
  };
}

/** Lists become members: a promise by its id, a day by its date. */
function membersOf(kind: string, value: unknown): Entry {
  if (Array.isArray(value)) {
    const id = kind === 'calendar' ? 'date' : 'id';
    return Object.fromEntries(value.filter(isEntry).map((item) => [String(item[id]), item]));
  }
  return isEntry(value) ? value : {};
}

function memberName(kind: string, member: string, lang: Lang): string {
  if (kind === 'calendar' || kind === 'never') return member;
  if (member in describeMessages[lang].members)
    return describeMessages[lang].members[member as keyof (typeof describeMessages)['zh']['members']];
  const fields: Partial<Record<string, { readonly name: string }>> = channelMessages[lang].fields;
  return fields[member as FieldKey]?.name ?? member;
}

const CHOICES: Partial<
  Record<string, Exclude<keyof (typeof words)['zh'], 'months' | 'separator' | 'yes' | 'no'>>
> = {
  kind: 'kinds',
  line: 'lines',
  direction: 'directions',
  reachable_from: 'places',
  audience: 'audiences',
  intents: 'intents',
  languages: 'languages',
  surfaces: 'surfaces',
  placements: 'placements',
};

export function valueText(member: string, value: unknown, lang: Lang): string {
  const w = words[lang];
  if (typeof value === 'boolean') return value ? w.yes : w.no;
  if (member === 'hours') return hoursText(value as FileHours, lang, { full: true });
  const choices = CHOICES[member];
  if (choices !== undefined) {
    const names: Readonly<Record<string, string>> = w[choices];
    return [value]
      .flat()
      .map((one) => names[String(one)] ?? String(one))
      .join(w.separator);
  }
  if (Array.isArray(value)) return value.map((one) => valueText(member, one, lang)).join(w.separator);
  if (isTexts(value)) return value[lang];
  if (isEntry(value)) return entryText(value, lang);
  return String(value);
}

/** A badge, a licence, a shop of apps, a day: their members one after the other. */
function entryText(value: Entry, lang: Lang): string {
  const w = words[lang];
  return Object.entries(value)
    .filter(([key]) => key !== 'date' && key !== 'id')
    .map(([key, member]) => {
      if (key === 'kind') {
        const kinds: Readonly<Record<string, string>> = { ...w.filings, ...w.dayKinds };
        return kinds[String(member)] ?? String(member);
      }
      return valueText(key, member, lang);
    })
    .join(' ');
}
