/** What was written and not yet stored by the server outlives a reload of this tab, for the person who wrote it. */
import type { Pending } from '../../../../web/live/thread.ts';

type Outboxes = Readonly<Record<string, readonly Pending[]>>;

const keyOf = (personId: string): string => `desk-outbox ${personId}`;

export function keptOutboxes(personId: string): Outboxes {
  try {
    return JSON.parse(sessionStorage.getItem(keyOf(personId)) ?? '{}');
  } catch {
    return {};
  }
}

export function keepOutbox(personId: string, id: string, outbox: readonly Pending[]): void {
  const { [id]: before, ...others } = keptOutboxes(personId);
  if (!before && outbox.length === 0) return;
  const all = outbox.length > 0 ? { ...others, [id]: outbox } : others;
  // A tab that may keep nothing still sends what it holds.
  try {
    sessionStorage.setItem(keyOf(personId), JSON.stringify(all));
  } catch {}
}
