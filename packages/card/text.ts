import * as z from 'zod';

export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/**
 * Characters that make text lie about itself: controls, bidirectional marks, everything that is drawn as nothing, and
 * blanks that are not white space. The variation selector of emoji is harmless where it belongs to one.
 */
export const HIDDEN_CHARACTERS =
  /(?<!\p{Extended_Pictographic})\ufe0f(?!\u20e3)|(?!\ufe0f)[\p{Cc}\p{Noncharacter_Code_Point}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800\ufff9-\ufffc]/u;

/** Characters that are none of those, and stand in form NFC whatever stands beside them: nearly all that cards are made of. */
const PLAIN = /^[ -~\xa1-\xac\xae-\xff\u2010-\u2027\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]*$/;

/** Text that people read. `max` is in UTF-16 units, as JavaScript counts. */
export const text = (max: number) => z.string().min(1).max(max).check(readable);

function readable({ value, issues }: z.core.ParsePayload<string>): void {
  const refuse = (message: string) => issues.push({ code: 'custom', message, input: value, continue: true });
  if (value !== value.trim()) refuse('starts or ends with white space');
  if (PLAIN.test(value)) return;
  if (HIDDEN_CHARACTERS.test(value)) refuse('contains a control, bidirectional or invisible character');
  if (!value.isWellFormed() || value !== value.normalize('NFC'))
    refuse('is not Unicode text in the form NFC');
}

/** A list that is neither empty nor says anything twice. */
export const distinct = <T extends z.ZodType<string>>(item: T) =>
  z
    .array(item)
    .min(1)
    .refine((list) => new Set(list).size === list.length, { error: 'lists something twice' });

export const Localized = z.strictObject({ zh: text(400), en: text(400) });
export type Localized = z.infer<typeof Localized>;

export const Slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(48);

/** One spelling for each instant: RFC 3339 in UTC with milliseconds, so that instants compare as text. */
export const Instant = z.iso.datetime({ precision: 3 });
export const CalendarDate = z.iso.date();

// Paths, queries and fragments of RFC 3986, without the apostrophe: quotes stick to addresses that are copied.
const HTTP_URL =
  /^https?:\/\/[a-z0-9.-]+(:\d+)?(\/([\w.~!$&()*+,;=:@/-]|%[\da-f]{2})*)?(\?([\w.~!$&()*+,;=:@/?-]|%[\da-f]{2})*)?(#([\w.~!$&()*+,;=:@/?-]|%[\da-f]{2})*)?$/i;

/** As a browser sends it: percent-encoded, an ASCII host in lower case, nobody's name and password in it. */
export const WebUrl = z
  .string()
  .max(500, { abort: true })
  .regex(HTTP_URL, { abort: true })
  .refine(isAsSent, { error: 'is not written as a browser sends it' });

function isAsSent(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const sent = new URL(url).href;
  return sent === url || sent === `${url}/`;
}

/** A host name in lower case and ASCII (IDNA A-labels). */
export const Domain = z
  .string()
  .max(253, { abort: true })
  .regex(/^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/);
