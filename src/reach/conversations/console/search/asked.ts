/** What is looked for stands in the address of the desk, so that Back leads back to what was found. */
import { here, usePlace } from '../../../../../web/console/router.tsx';
import type { SentQuery } from '../../../../kernel/http/contract.ts';
import { Intent, MAX_QUERY, STATUSES, type searchApi } from '../../contract.ts';

export const FILTERS = ['status', 'intent', 'agent', 'from', 'to'] as const;
export type Filter = (typeof FILTERS)[number];
const PARTS = ['find', ...FILTERS] as const;

/** For addresses within the desk: what is looked for stays. */
export const searchInAddress = (): [string, string][] =>
  PARTS.flatMap((name): [string, string][] => {
    const value = here().query.get(name);
    return value ? [[name, value]] : [];
  });

export const NO_SEARCH: Readonly<Record<(typeof PARTS)[number], null>> = {
  find: null,
  status: null,
  intent: null,
  agent: null,
  from: null,
  to: null,
};

type Query = SentQuery<typeof searchApi.search>;

/** Null while nothing is looked for. */
export function useSearched(): Query | null {
  const { query } = usePlace();
  const text = (query.get('find') ?? '').trim().slice(0, MAX_QUERY);
  if (text === '') return null;
  const status = STATUSES.find((one) => one === query.get('status'));
  const intent = Intent.safeParse(query.get('intent')).data;
  const agent = query.get('agent');
  const [from, to] = [dayOf(query.get('from'), 0), dayOf(query.get('to'), 1)];
  return {
    text,
    ...(status && { status }),
    ...(intent && { intent }),
    ...(agent && /^[0-9a-f-]{36}$/.test(agent) && { agent }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

const DAY_MS = 86_400_000;

/** When a day begins in Beijing, or so many days behind it; null for what is none. */
function dayOf(day: string | null, later: number): string | null {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const at = Date.parse(`${day}T00:00:00+08:00`);
  return Number.isNaN(at) ? null : new Date(at + later * DAY_MS).toISOString();
}
