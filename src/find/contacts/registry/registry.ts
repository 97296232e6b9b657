import type * as z from 'zod';
import { ok, type Result, refuse } from '../../../kernel/errors.ts';
import { instantOf } from '../../../kernel/when/written/contract.ts';
import type { DraftNotice } from '../publish.ts';
import type { Draft } from '../succession.ts';
import { checkCard } from './card.ts';
import { readChannel } from './channels.ts';
import {
  checkChannels,
  checkCoverage,
  checkHolidays,
  checkIds,
  checkNotices,
  checkRetired,
  type Placed,
} from './checks.ts';
import { openRegistryFile } from './file.ts';
import { type NamedHours, readNamedHours } from './hours.ts';
import { take, unknownKey } from './issues.ts';
import { say } from './messages.ts';
import { STANDARD_NEVER } from './never.ts';
import { type Finding, Findings, type RegistryProblem } from './problem.ts';
import { readRetired } from './retired.ts';
import { FILE_PARTS, FileChannel, FileNotice, FileRetired } from './schema.ts';
import { sayOf } from './value-messages.ts';

export type { RegistryProblem } from './problem.ts';

const DAY = 86_400_000;

/** What an operator declares, checked as a whole: ready to be published. */
export interface Registry {
  draft: Draft;
  /** How long a card made from it is valid. */
  validDays: number;
  notices: DraftNotice[];
  /** What can be published but should be mended. */
  warnings: RegistryProblem[];
}

/**
 * Reads a registry file (YAML 1.2 or JSON, see docs/registry.md). Never throws; on any error there is no registry, and
 * every problem is listed with its line, in the order of the file.
 * @param name of the file, for messages.
 * @param now milliseconds since the Unix epoch: a badge may have expired since the file was written.
 */
export function readRegistryFile(
  bytes: Uint8Array,
  name: string,
  now: number,
): Result<Registry, RegistryProblem[]> {
  const opened = openRegistryFile(bytes, name);
  if (!opened.ok) return opened;
  const { data, report } = opened.value;
  const { registry, problems, warnings } = readRegistryData(data, now);
  return registry ? ok({ ...registry, warnings: report(warnings) }) : refuse(report(problems));
}

/** A registry as data, and what is wrong with it by its place there. There is none when there are problems. */
export interface ReadData {
  registry: Omit<Registry, 'warnings'> | null;
  problems: readonly Finding[];
  warnings: readonly Finding[];
}

/** Reads a registry that is already data, such as a proposal's outcome, with all the checks of a file. Never throws. */
export function readRegistryData(data: unknown, now: number): ReadData {
  const findings = new Findings();
  const registry = isRecord(data) ? readRegistry(data, now, findings) : undefined;
  if (!isRecord(data)) findings.add([], say.wrongType(data, 'object'));
  if (registry && findings.problems.length === 0) checkCard(registry.draft, data, now, findings);
  const { problems, warnings } = findings;
  return { registry: registry && problems.length === 0 ? registry : null, problems, warnings };
}

/** The parts of a file before any has been read. */
type Parts = Readonly<Partial<Record<keyof typeof FILE_PARTS, unknown>>>;

const isRecord = (value: unknown): value is Parts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readRegistry(data: Parts, now: number, findings: Findings): Omit<Registry, 'warnings'> | undefined {
  const known = Object.keys(FILE_PARTS);
  for (const key of Object.keys(data)) {
    if (!known.includes(key)) findings.add([key], unknownKey(key, known));
  }
  take(FILE_PARTS.version, data.version, ['version'], findings);
  const validDays = take(FILE_PARTS.valid_days, data.valid_days, ['valid_days'], findings);
  const operator = take(FILE_PARTS.operator, data.operator, ['operator'], findings);
  if (operator?.filings.length === 0) findings.add(['operator'], sayOf.noFiling());
  const calendar = take(FILE_PARTS.calendar, data.calendar, ['calendar'], findings);
  checkIds('calendar', 'date', calendar ?? [], findings);
  const never = take(FILE_PARTS.never, data.never, ['never'], findings);
  checkIds('never', 'id', never ?? [], findings);
  const hours = readNamedHours(take(FILE_PARTS.hours, data.hours, ['hours'], findings) ?? {}, findings);
  const { channels, retired } = readContacts(data, hours, now, findings);
  const notices = readNotices(data, findings);
  if (!operator || !calendar || validDays === undefined) return undefined;
  // Hours with a mistake in them, such as their zone, cannot be reckoned with.
  if (findings.problems.length === 0)
    checkHolidays({ channels, calendar }, hours, [now, now + validDays * DAY], findings);
  const { legal_name: legalName, ...said } = operator;
  return {
    draft: {
      operator: { ...said, legalName },
      calendar,
      channels,
      retired,
      never: never?.map(({ id, zh, en }) => ({ id, text: { zh, en } })) ?? STANDARD_NEVER,
    },
    validDays,
    notices,
  };
}

function readContacts(
  data: Parts,
  hours: NamedHours,
  now: number,
  findings: Findings,
): Pick<Draft, 'channels' | 'retired'> {
  const written = take(FILE_PARTS.channels, data.channels, ['channels'], findings);
  const ids = checkIds('channels', 'id', written ?? [], findings);
  const channels = readList('channels', written, FileChannel, findings, (file, index) =>
    readChannel(file, index, hours, findings),
  );
  checkChannels(channels, now, findings);
  const all = channels.map((c) => c.item);
  if (written && all.length === written.length) checkCoverage(all, findings);
  const gone = take(FILE_PARTS.retired, data.retired, ['retired'], findings);
  const retired = readList('retired', gone, FileRetired, findings, (file, index) =>
    readRetired(file, index, now, findings),
  );
  checkRetired(retired, channels, ids, findings);
  return { channels: all, retired: retired.map((r) => r.item) };
}

/** Reads every entry of a list that can be read, and keeps where it stood. */
function readList<S, T>(
  part: string,
  list: readonly unknown[] | undefined,
  schema: z.ZodType<S>,
  findings: Findings,
  read: (file: S, index: number) => T | undefined,
): Placed<T>[] {
  return (list ?? []).flatMap((entry, index) => {
    const file = take(schema, entry, [part, index], findings);
    const item = file === undefined ? undefined : read(file, index);
    return item === undefined ? [] : [{ index, item }];
  });
}

function readNotices(data: Parts, findings: Findings): DraftNotice[] {
  const list = take(FILE_PARTS.notices, data.notices, ['notices'], findings);
  checkIds('notices', 'slug', list ?? [], findings);
  const notices = readList('notices', list, FileNotice, findings, draftNotice);
  checkNotices(notices, findings);
  return notices.map((n) => n.item);
}

export const draftNotice = (file: FileNotice): DraftNotice => ({
  slug: file.slug,
  title: file.title,
  body: file.body,
  placements: [...new Set(file.placements)],
  startsAt: file.starts_at === undefined ? null : instantOf(file.starts_at, 'start'),
  endsAt: file.ends_at === undefined ? null : instantOf(file.ends_at, 'end'),
});
