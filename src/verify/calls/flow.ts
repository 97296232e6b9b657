/**
 * The questions about a call, one a screen. What was answered stands in the address, so that going back works and
 * nothing is kept; the number, which is the caller's or a victim's own, comes last and only in the body of the form.
 */
export const CALLERS = ['us', 'callback', 'shop', 'bank', 'police', 'other'] as const;
/** callback: us, to call back as was booked. shop: another shop, platform or courier. police: any authority. */
export type CallerClaim = (typeof CALLERS)[number];

export const WANTS = [
  'code',
  'password',
  'card',
  'transfer',
  'screen',
  'other-app',
  'threat',
  'compensation',
] as const;
/** What the caller asked for, or said. */
export type Want = (typeof WANTS)[number];

export interface CallAnswers {
  readonly who: CallerClaim | null;
  /** Null until that was asked; in the order of {@link WANTS}. */
  readonly wants: readonly Want[] | null;
}

const isCaller = (text: string): text is CallerClaim => CALLERS.some((one) => one === text);

/** Whatever else stands in the address is left out. */
export function readAnswers(query: URLSearchParams): CallAnswers {
  const who = query.get('who') ?? '';
  const wanted = query.getAll('want');
  return {
    who: isCaller(who) ? who : null,
    wants: query.has('asked') ? WANTS.filter((want) => wanted.includes(want)) : null,
  };
}

/** The query that {@link readAnswers} reads. */
export function answersQuery({ who, wants }: CallAnswers): string {
  const query = new URLSearchParams();
  if (who) query.set('who', who);
  for (const want of wants ?? []) query.append('want', want);
  if (wants) query.set('asked', '1');
  const text = query.toString();
  return text && `?${text}`;
}

export type CallStep = 'who' | 'wants' | 'number';
export const stepOf = ({ who, wants }: CallAnswers): CallStep => {
  if (who === null) return 'who';
  return wants === null ? 'wants' : 'number';
};
