/** What is to be said of a call: why to hang up, by the operator's own card. Pure. */
import type { Card, PhoneChannel, Retired } from '@clearline/card';
import { findPhones } from '@clearline/identify';
import type { FindImpostor, Impostor } from '../verdicts/contract.ts';
import type { CallerClaim, Want } from './flow.ts';

/** The number that was displayed, held against the card. */
export type CalledFrom =
  | { readonly verdict: 'none' }
  | { readonly verdict: 'unreadable' }
  | { readonly verdict: 'official'; readonly channel: PhoneChannel }
  | { readonly verdict: 'retired'; readonly retired: Retired; readonly written: string }
  | { readonly verdict: 'reported'; readonly impostor: Impostor; readonly written: string }
  | { readonly verdict: 'unknown'; readonly written: string };

export interface Call {
  readonly who: CallerClaim;
  readonly wants: readonly Want[];
  readonly number: CalledFrom;
}

/** Longer text than any number that somebody copies from a display. */
export const MAX_NUMBER = 64;

/** @param typed as the visitor wrote it; empty where the caller hid it or they do not know */
export function calledFrom(
  typed: string,
  { channels, retired }: Pick<Card, 'channels' | 'retired'>,
  findImpostor: FindImpostor = () => null,
): CalledFrom {
  if (typed.trim() === '') return { verdict: 'none' };
  const [phone] = typed.length > MAX_NUMBER ? [] : findPhones(typed);
  if (!phone) return { verdict: 'unreadable' };
  const { value, text: written } = phone;
  // Full-width digits come from the keyboard here: whatever was shown, this answer vouches for no caller.
  const line = lineOf(value);
  const official = channels.find(
    (channel): channel is PhoneChannel => channel.kind === 'phone' && lineOf(channel.number.digits) === line,
  );
  if (official) return { verdict: 'official', channel: official };
  const former = retired.find((one) => one.kind === 'phone' && lineOf(one.value) === line);
  if (former) return { verdict: 'retired', retired: former, written };
  const impostor = findImpostor('phone', value);
  return impostor ? { verdict: 'reported', impostor, written } : { verdict: 'unknown', written };
}

/** A call from any extension is a call from the line. */
const lineOf = (digits: string): string => digits.replace(/x.*$/, '');

/**
 * Which promises on the card a demand breaks: by the id of the standard list, else by what an operator's own sentence
 * is about.
 */
const BREAKS: Record<
  Exclude<Want, 'threat' | 'compensation'> | 'calls-first',
  [ids: string[], about: RegExp]
> = {
  'calls-first': [['calls-first'], /主动.{0,8}(电话|致电|联系|来电)/],
  code: [['codes'], /验证码/],
  password: [['passwords'], /密码/],
  card: [['card-numbers'], /银行卡|身份证/],
  transfer: [['safe-account'], /转账|汇款|安全账户/],
  screen: [['screen-sharing'], /共享屏幕|屏幕共享|远程/],
  'other-app': [['other-app'], /下载|安装|其他(软件|应用)|加(微信|QQ)/],
};

/** Of what we say that we never do, what this caller does. In the order of the card. */
export function brokenPromises({ who, wants }: Call, never: Card['never']): Card['never'] {
  const isOurs = who === 'us' || who === 'callback';
  const done = [
    ...(who === 'us' ? (['calls-first'] as const) : []),
    ...(isOurs ? wants.filter((want) => want !== 'threat' && want !== 'compensation') : []),
  ];
  return never.filter(({ id, text }) =>
    done.some((deed) => {
      const [ids, about] = BREAKS[deed];
      return ids.includes(id) || (!isStandard(id) && about.test(text.zh));
    }),
  );
}

/** Of the standard list each sentence is about one thing, whatever other words stand in it. */
const isStandard = (id: string): boolean => Object.values(BREAKS).some(([ids]) => ids.includes(id));

export const REASONS = [
  'asks-secret',
  'asks-transfer',
  'takes-device',
  'leads-away',
  'threatens',
  'compensates',
  'inbound-only',
  'callable',
  'retired',
  'reported',
  'not-on-card',
  'display-forged',
] as const;
export type Reason = (typeof REASONS)[number];

/** Why not to go on with this call, the strongest first. */
export function reasonsOf({ who, wants, number }: Call): readonly Reason[] {
  const has = (...some: Want[]): boolean => some.some((want) => wants.includes(want));
  const isOurs = who === 'us' || who === 'callback';
  const found: Partial<Record<Reason, boolean>> = {
    'asks-secret': has('code', 'password', 'card'),
    'asks-transfer': has('transfer'),
    'takes-device': has('screen'),
    'leads-away': has('other-app'),
    threatens: has('threat'),
    compensates: has('compensation'),
    'inbound-only': number.verdict === 'official' && number.channel.direction === 'inbound-only',
    callable: number.verdict === 'official' && number.channel.direction === 'callable',
    retired: number.verdict === 'retired',
    reported: number.verdict === 'reported',
    'not-on-card': isOurs && number.verdict === 'unknown',
    'display-forged': number.verdict !== 'official',
  };
  return REASONS.filter((reason) => found[reason]);
}
