/**
 * A result that can be passed on. Its address holds nothing of what was pasted but what is public: what the card or the
 * list of impostors has. Whoever makes one up makes it say only what is true anyway, because each value is judged anew
 * and shown only where it bears the conclusion out.
 */
import { type Answer, CONCLUSIONS, type ConclusionCode, type Verdict } from './contract.ts';

export const SHARED_PATH = '/verify/result';
const MOST = 5;
const LONGEST = 200;

/** Which values belong to a conclusion. */
const SHOWN: Partial<Record<ConclusionCode, Verdict>> = {
  impostor: 'reported',
  retired: 'retired',
  official: 'official',
  'official-called': 'official',
};
/** Conclusions that are nothing without a value. */
const BARE: readonly ConclusionCode[] = ['impostor', 'lookalike', 'never-asked', 'unknown'];

const shown = (items: Answer['items'], code: ConclusionCode) =>
  items.filter(({ verdict }) => verdict === SHOWN[code]).slice(0, MOST);

/** Null where there is nothing to tell others. */
export function sharePath(answer: Answer): string | null {
  const { code, broken } = answer.conclusion;
  const all = shown(answer.items, code).map(({ listed = '' }) => listed);
  const values = [...new Set(all)].filter((value) => value.length <= LONGEST);
  if (values.length === 0 && !BARE.includes(code)) return null;
  const query = new URLSearchParams({ c: code });
  for (const value of values) query.append('v', value);
  if (broken.length > 0) query.set('b', broken.join('.'));
  return `${SHARED_PATH}?${query}`;
}

/**
 * The answer that such an address stands for; null for what {@link sharePath} does not make.
 * @param ask what the values come to now
 */
export function sharedAnswer(
  query: URLSearchParams,
  ask: (text: string) => Answer,
  conclusionOf: (code: ConclusionCode, broken: readonly string[]) => Answer['conclusion'],
): Answer | null {
  const code = CONCLUSIONS.find((one) => one === query.get('c'));
  const values = query.getAll('v');
  if (!code || values.length > MOST || values.some((value) => value.length > LONGEST)) return null;
  const items = shown(
    values.flatMap((value) => ask(value).items),
    code,
  );
  if (items.length === 0 && !BARE.includes(code)) return null;
  return { items, conclusion: conclusionOf(code, (query.get('b') ?? '').split('.')) };
}
