import type { Label } from './labels.ts';
import type { Place } from './place.ts';
import type { Sheet } from './sheet.ts';
import { isAnything, type Judge, looksLikeOne, valueAt } from './values.ts';

interface Link {
  /** What stands between the word and the password. */
  readonly between: RegExp;
  readonly is: Judge;
  /** What must stand before the word. */
  readonly before?: RegExp;
  /** Whether other words for digits may stand between. */
  readonly isFree?: true;
}

/** The first that leads to a password. */
const LINKS: readonly Link[] = [
  // 密码:…, 密码我已经改成…
  {
    between:
      /^[号”"]?(?:[我已经刚就应该好像可能大概都也现在还一直确实给你您的设置改换重了下暂时临默认初始原来以前]){0,8}(?:是|为|成|到|:|=|→|叫|(?:就|[设用填输]的)(?=[!-~]))了?[\s:]*/,
    is: isAnything,
    isFree: true,
  },
  {
    between: /^(?:'s|["”])?\s?(?:(?:is|was|(?:set|changed|reset|back) to)\s+(?:now\s+|still\s+)?|[:=]\s*)/i,
    is: isAnything,
    isFree: true,
  },
  // "I set my password to …"
  {
    between: /^ to\s+/i,
    is: isAnything,
    before: /(?<![a-z])(?:set|changed?|reset|updated?)(?: [a-z]{1,8}){0,3} $/i,
  },
  // 密码是我名字拼音…
  {
    between: /^[是为](?:我|的|名字?|姓名|拼音|全拼|生日|手机号?|首字母|大写|小写|加|和|后|六位|八位){1,8}/,
    is: looksLikeOne,
    isFree: true,
  },
  // 密码忘了好像是…, "password for my account is …"
  { between: /^\p{Script=Han}{1,8}[是为成:=]\s*/u, is: looksLikeOne },
  {
    between: /^(?: (?:for|of|to|on|has|been|changed|set|the|my|this|your|account|login|user)){1,6} is\s+/i,
    is: looksLikeOne,
    isFree: true,
  },
  { between: /^[码号]?\s{0,2}/, is: looksLikeOne },
];
/** …000111还是111000 */
const ALSO = /^[”"]?[\s,、]{0,2}(?:还是|或者?是?|要么|和|or|and)\s?/i;

/** UTF-16 units. */
const LOOKED_BACK = 40;
const LOOKED_AHEAD = 64;

/** Passwords that are said to be such. */
export function findPasswords(sheet: Sheet): readonly Place[] {
  const found: Place[] = [];
  let end = 0;
  sheet.labels.forEach((label, at) => {
    if (label.word !== 'password' || label.from < end) return;
    const next = sheet.labels[at + 1]?.from ?? sheet.text.length;
    for (let value = valueBehind(sheet, label, next); value; value = alsoBehind(sheet, value)) {
      found.push(value);
      end = value.to;
    }
  });
  return found.filter(({ from, to }) => !sheet.isOfficial(sheet.text.slice(from, to)));
}

/** @param next where the next word for digits begins */
function valueBehind(sheet: Sheet, { from, to }: Label, next: number): Place | undefined {
  const { text } = sheet;
  const behind = text.slice(to, to + LOOKED_AHEAD);
  for (const { between, is, before, isFree } of LINKS) {
    const start = to + (between.exec(behind)?.[0].length ?? Number.NaN);
    if (Number.isNaN(start) || (start > next && !isFree)) continue;
    if (before && !before.test(text.slice(Math.max(0, from - LOOKED_BACK), from))) continue;
    const value = valueAt(sheet, start, is);
    if (value) return value;
  }
  return undefined;
}

function alsoBehind(sheet: Sheet, { to }: Place): Place | undefined {
  const also = ALSO.exec(sheet.text.slice(to, to + LOOKED_AHEAD));
  return also ? valueAt(sheet, to + also[0].length, looksLikeOne) : undefined;
}
