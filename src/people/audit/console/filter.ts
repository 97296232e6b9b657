/** The search of the trail as it stands in the address, so that it can be kept and sent to somebody. */
import type { SentQuery } from '../../../kernel/http/contract.ts';
import type { auditApi } from '../contract.ts';

type Sent = Pick<SentQuery<typeof auditApi.list>, 'text' | 'action' | 'from' | 'to' | 'targetId'>;

const DAY_MS = 86_400_000;
const ZONE = '+08:00';

/** Days are those of Beijing; the last one counts whole. */
export function filterOf(query: URLSearchParams): Sent {
  const text = query.get('text');
  const action = query.get('area');
  const targetId = query.get('target');
  const from = dayOf(query.get('from'));
  const to = dayOf(query.get('to'));
  return {
    ...(text ? { text } : {}),
    ...(action ? { action } : {}),
    ...(targetId ? { targetId } : {}),
    ...(from === null ? {} : { from: new Date(from).toISOString() }),
    ...(to === null ? {} : { to: new Date(to + DAY_MS).toISOString() }),
  };
}

function dayOf(day: string | null): number | null {
  const at = Date.parse(`${day}T00:00:00${ZONE}`);
  return Number.isNaN(at) ? null : at;
}
