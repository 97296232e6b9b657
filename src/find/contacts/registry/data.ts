/** The registry as data: what is published, in the words of docs/registry.md, and one part of it as it would be kept. */
import { type Card, canonical } from '@clearline/card';
import type * as z from 'zod';
import type { Notice } from '../../notices/index.ts';
import type { ChannelEntry, NeverEntry, NoticeEntry, OperatorEntry, RetiredEntry } from '../contract.ts';
import { readChannel } from './channels.ts';
import { channelEntry, neverEntry, noticeEntry, operatorEntry, retiredEntry } from './entries.ts';
import { readNamedHours } from './hours.ts';
import { take } from './issues.ts';
import { STANDARD_NEVER } from './never.ts';
import { Findings } from './problem.ts';
import { draftNotice, type Registry } from './registry.ts';
import { readRetired } from './retired.ts';
import { FILE_PARTS, FileChannel, FileNotice, FileRetired } from './schema.ts';

const DAY = 86_400_000;

/** What {@link readRegistryData} reads back. */
export interface RegistryData {
  version: 1;
  valid_days: number;
  operator: OperatorEntry;
  calendar: Card['calendar'];
  channels: ChannelEntry[];
  retired: RetiredEntry[];
  /** Always written out, the standard list too. */
  never: NeverEntry[];
  /** Those that the operator wrote. */
  notices: NoticeEntry[];
}

export function registryData(card: Card, notices: readonly Notice[]): RegistryData {
  const own = notices.filter(({ cardN, kind }) => cardN === null && kind === 'service');
  return {
    version: 1,
    valid_days: Math.round((Date.parse(card.expires) - Date.parse(card.issued)) / DAY),
    operator: operatorEntry(card.operator),
    calendar: card.calendar,
    channels: card.channels.map(channelEntry),
    retired: card.retired.map(retiredEntry),
    never: card.never.map(neverEntry),
    notices: own.map((notice) => noticeEntry(notice, notice.publishedAt)),
  };
}

/** A registry that was read, in the same words. */
export const registryEntries = ({
  draft,
  validDays,
  notices,
}: Pick<Registry, 'draft' | 'validDays' | 'notices'>): RegistryData => ({
  version: 1,
  valid_days: validDays,
  operator: operatorEntry(draft.operator),
  calendar: draft.calendar,
  channels: draft.channels.map(channelEntry),
  retired: draft.retired.map(retiredEntry),
  never: draft.never.map(neverEntry),
  notices: notices.map((notice) => noticeEntry(notice)),
});

export const standardNever = (): NeverEntry[] => STANDARD_NEVER.map(neverEntry);

type Entries = { channel: ChannelEntry; retired: RetiredEntry; notice: NoticeEntry };

/** How one entry of a list is read and written back. `null` where it cannot be read. */
const NORMAL: {
  [K in keyof Entries]: (value: unknown, now: number, findings: Findings) => Entries[K] | null;
} = {
  channel(value, _now, findings) {
    const file = take(FileChannel, value, [], findings);
    const channel = file && readChannel(file, 0, readNamedHours({}, findings), findings);
    if (!channel) return null;
    const entry = channelEntry(channel);
    // Its place decides, as long as nobody has.
    return file.priority === undefined
      ? ({ ...entry, priority: undefined } as unknown as ChannelEntry)
      : entry;
  },
  retired(value, now, findings) {
    const file = take(FileRetired, value, [], findings);
    const entry = file && readRetired(file, 0, now, findings);
    return entry ? retiredEntry(entry) : null;
  },
  notice(value, _now, findings) {
    const file = take(FileNotice, value, [], findings);
    return file ? noticeEntry(draftNotice(file)) : null;
  },
};

const PLAIN: Partial<Record<string, z.ZodType>> = {
  operator: FILE_PARTS.operator,
  calendar: FILE_PARTS.calendar,
  never: FILE_PARTS.never,
  'valid-days': FILE_PARTS.valid_days,
};

/**
 * The value of one part, spelt as {@link registryData} spells it, so that two that mean the same are equal; undefined
 * when it cannot be read.
 * @param part `operator`, `calendar`, `never`, `valid-days`, or `channel`, `retired` and `notice` for one entry
 */
export function normalPart(part: string, value: unknown, now: number): unknown {
  const findings = new Findings();
  const schema = PLAIN[part];
  const read = schema
    ? take(schema, value, [], findings)
    : part === 'channel' || part === 'retired' || part === 'notice'
      ? NORMAL[part](value, now, findings)
      : undefined;
  if (read === undefined || read === null || findings.problems.length > 0) return undefined;
  return JSON.parse(canonical(read));
}
