import type { CallsDeps } from './context.ts';
import { callsPages } from './pages.ts';
import { callsRoutes } from './routes.ts';

export { closeContact, contactsNow, type KnownContact, openContact } from './contacts.ts';
export type { CallsDeps } from './context.ts';
export { callsJobs } from './jobs.ts';
export { callsMetrics } from './metrics.ts';
export { contactSection } from './pages/me.ts';
export { withStyle } from './pages/parts.ts';
export { proofMessages } from './pages/proof-messages.ts';
export { unkept } from './pages.ts';
export { callsPolicy } from './policy.ts';

export function mountCalls(deps: CallsDeps): void {
  callsRoutes(deps);
  callsPages(deps);
}
