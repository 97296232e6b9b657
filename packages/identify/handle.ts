import { isAlteredName } from './plain.ts';

export type HandleKind = 'wechat-account' | 'weibo' | 'douyin' | 'qq' | 'qq-group' | 'wechat-group';

export const HANDLE_ERRORS = [
  'empty',
  /** Full-width letters or digits, invisible characters. */
  'altered-characters',
  'wrong-length',
  /** QQ and QQ groups have numbers: 5–11 digits, the first not 0. */
  'not-digits',
  /** A character that this platform does not allow. */
  'not-allowed',
] as const;
export type HandleError = (typeof HANDLE_ERRORS)[number];

export type HandleReading =
  | { readonly ok: true; readonly handle: string }
  | { readonly ok: false; readonly code: HandleError };

interface Rule {
  min: number;
  max: number;
  allowed: RegExp;
  otherwise: HandleError;
}

const NUMBER: Rule = { min: 5, max: 11, allowed: /^[1-9]\d*$/, otherwise: 'not-digits' };
/** Letters and digits of any script, and what Chinese account names are joined with. */
const NAME = /^[\p{L}\p{N}_.·\-()\uff08\uff09]+$/u;

const RULES: Readonly<Record<HandleKind, Rule>> = {
  // Either the WeChat ID (6–20) or the name that people search for (2–30).
  'wechat-account': { min: 2, max: 30, allowed: NAME, otherwise: 'not-allowed' },
  weibo: { min: 2, max: 30, allowed: NAME, otherwise: 'not-allowed' },
  douyin: { min: 2, max: 24, allowed: NAME, otherwise: 'not-allowed' },
  qq: NUMBER,
  'qq-group': NUMBER,
  'wechat-group': { min: 1, max: 40, allowed: /^[^@<>]+$/, otherwise: 'not-allowed' },
};

/** Reads the name or number under which people find an account or a group. One leading `@` is taken off. */
export function readHandle(kind: HandleKind, input: string): HandleReading {
  const handle = input.trim().replace(/^@\s*/, '');
  const rule = RULES[kind];
  if (handle === '') return { ok: false, code: 'empty' };
  if (isAlteredName(handle)) return { ok: false, code: 'altered-characters' };
  if (!rule.allowed.test(handle)) return { ok: false, code: rule.otherwise };
  const length = [...handle].length;
  if (length < rule.min || length > rule.max) return { ok: false, code: 'wrong-length' };
  return { ok: true, handle };
}
