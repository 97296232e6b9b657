/** The audit trail for a spreadsheet (RFC 4180). */
import type { AuditEntry } from './contract.ts';

/** Excel takes the bytes for UTF-8 only with this in front. */
const BOM = '\ufeff';

const COLUMNS: readonly (readonly [name: string, of: (entry: AuditEntry) => unknown])[] = [
  ['id', (e) => e.id],
  ['at', (e) => e.at],
  ['actor_kind', (e) => e.actor.kind],
  ['actor_id', (e) => e.actor.id],
  ['actor_name', (e) => e.actor.name],
  ['actor_email', (e) => e.actor.email],
  ['actor_roles', (e) => e.actor.roles.join(' ')],
  ['via', (e) => e.actor.via],
  ['token', (e) => e.actor.token],
  ['action', (e) => e.action],
  ['target_kind', (e) => e.target.kind],
  ['target_id', (e) => e.target.id],
  ['target_label', (e) => e.target.label],
  ['before', (e) => json(e.before)],
  ['after', (e) => json(e.after)],
  ['address', (e) => e.address],
  ['request_id', (e) => e.requestId],
];

export const csvHead = `${BOM}${COLUMNS.map(([name]) => name).join(',')}\r\n`;

export const csvLine = (entry: AuditEntry): string =>
  `${COLUMNS.map(([, of]) => cell(String(of(entry) ?? ''))).join(',')}\r\n`;

const json = (value: AuditEntry['before']): string => (value === null ? '' : JSON.stringify(value));

/** A spreadsheet would run what begins like a formula, also behind white space or in full width; an apostrophe makes it text. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
