import type { Hours } from '@clearline/card';
import {
  type PhoneNumber,
  REACH,
  readDomain,
  readHandle,
  readPhone,
  unreachableFrom,
} from '@clearline/identify';
import { instantOf, minutesOf } from '../../../kernel/when/written/contract.ts';
import type { DraftChannel } from '../succession.ts';
import { ALWAYS, type NamedHours, readHours } from './hours.ts';
import { nearest } from './near.ts';
import type { Findings, Path } from './problem.ts';
import type { FileChannel } from './schema.ts';
import { sayOf } from './value-messages.ts';

type FilePhone = Extract<FileChannel, { kind: 'phone' }>;

/** Reads one channel, of the right shape, into the card's terms; undefined when its value cannot be meant. */
export function readChannel(
  file: FileChannel,
  index: number,
  hours: NamedHours,
  findings: Findings,
): DraftChannel | undefined {
  const path = ['channels', index];
  const base = readBase(file, index, hoursOf(file.hours, hours, path, findings));
  switch (file.kind) {
    case 'phone':
      return readPhoneChannel(file, base, path, findings);
    case 'email':
      return { ...base, kind: file.kind, address: file.address };
    case 'address':
      return { ...base, kind: file.kind, postal: file.postal, ...given({ postcode: file.postcode }) };
    case 'chat':
    case 'ticket':
      return { ...base, kind: file.kind, url: file.url };
    case 'taobao-shop':
    case 'jd-shop':
    case 'partner-page':
      return { ...base, kind: file.kind, name: file.name, url: file.url };
    case 'app':
      return { ...base, kind: file.kind, name: file.name, stores: file.stores };
    case 'domain': {
      const domain = domainOf(file.domain, [...path, 'domain'], findings);
      return domain === undefined ? undefined : { ...base, kind: file.kind, domain };
    }
    case 'qq-group':
    case 'wechat-group': {
      const handle = handleOf(file, path, findings);
      if (handle === undefined) return undefined;
      return { ...base, kind: file.kind, handle, admins: file.admins, ...given({ url: file.url }) };
    }
    default: {
      const handle = handleOf(file, path, findings);
      if (handle === undefined) return undefined;
      return { ...base, kind: file.kind, handle, ...given({ url: file.url }) };
    }
  }
}

function readBase(file: FileChannel, index: number, hours: Hours) {
  const { badge } = file;
  return {
    id: file.id,
    label: file.label,
    audience: unique(file.audience),
    intents: unique(file.intents),
    languages: unique(file.languages),
    hours,
    // Without a priority, the order of the file is the order of the page.
    priority: file.priority ?? index + 1,
    surfaces: unique(file.surfaces),
    human: file.human,
    ...given({
      note: file.note,
      replyWithinMinutes:
        file.reply_within === undefined ? undefined : (minutesOf(file.reply_within) ?? undefined),
      badge: badge && {
        subject: badge.subject,
        name: badge.name,
        checkedAt: badge.checked_at,
        expires: badge.expires,
      },
      since: file.since === undefined ? undefined : instantOf(file.since, 'start'),
    }),
  };
}

function hoursOf(written: FileChannel['hours'], named: NamedHours, path: Path, findings: Findings): Hours {
  if (typeof written !== 'string') return readHours(written, [...path, 'hours'], findings);
  return namedHours(written, named, path, findings);
}

function namedHours(name: string, named: NamedHours, path: Path, findings: Findings): Hours {
  const hours = named.get(name);
  if (hours) return hours;
  const known = [...named.keys()];
  findings.add([...path, 'hours'], sayOf.unknownHours(name, known, nearest(name, known)));
  return ALWAYS;
}

function readPhoneChannel(
  file: FilePhone,
  base: ReturnType<typeof readBase>,
  path: Path,
  findings: Findings,
): DraftChannel | undefined {
  const number = phoneOf(file.number, [...path, 'number'], findings);
  if (!number) return undefined;
  if (file.line && file.line !== number.line) {
    findings.add([...path, 'line'], sayOf.lineMismatch(number.display, number.line, file.line));
  }
  const reachableFrom = unique(file.reachable_from ?? REACH[number.line].usual);
  for (const place of unreachableFrom(number.line, reachableFrom)) {
    const at = [...path, 'reachable_from', file.reachable_from?.indexOf(place) ?? 0];
    findings.add(at, sayOf.notReachable(number.display, number.line, place));
  }
  return { ...base, kind: 'phone', number, direction: file.direction, reachableFrom };
}

export function phoneOf(text: string, path: Path, findings: Findings): PhoneNumber | undefined {
  const reading = readPhone(text);
  if (reading.ok) return reading.phone;
  findings.add(path, sayOf.badNumber(text, reading.code));
  return undefined;
}

export function domainOf(text: string, path: Path, findings: Findings): string | undefined {
  const reading = readDomain(text);
  if (reading.ok) return reading.domain;
  findings.add(path, sayOf.badDomain(text, reading.code));
  return undefined;
}

type HandleChannel = Pick<Extract<FileChannel, { handle: string }>, 'kind' | 'handle'>;

export function handleOf(
  { kind, handle }: HandleChannel,
  path: Path,
  findings: Findings,
  key = 'handle',
): string | undefined {
  const reading = readHandle(kind, handle);
  if (reading.ok) return reading.handle;
  findings.add([...path, key], sayOf.badHandle(handle, reading.code));
  return undefined;
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

/** Without the members that were left out: the card has no empty ones. */
export function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
