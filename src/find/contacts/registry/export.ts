/** The way back: the registry file that a card could have been made from. */
import { type Card, type Channel, canonical, type Hours } from '@clearline/card';
import { Document, visit } from 'yaml';
import type { Notice } from '../../notices/index.ts';
import { readChannel } from './channels.ts';
import {
  channelEntry,
  hoursEntry,
  moment,
  neverEntry,
  noticeEntry,
  operatorEntry,
  retiredEntry,
} from './entries.ts';
import { excerpt } from './excerpt.ts';
import { ALWAYS, type NamedHours } from './hours.ts';
import { STANDARD_NEVER } from './never.ts';
import { Findings } from './problem.ts';
import { FileChannel } from './schema.ts';

const DAY = 86_400_000;
const FLOW_WIDTH = 100;
/** More than the comment at the top ever takes. */
const HEAD_BYTES = 2000;

type Entry = Record<string, unknown>;

/**
 * A registry in YAML that says what the card and the operator's own notices say, or as much of the retired values and
 * notices as an import takes; a comment then tells how many it leaves out. Imported where they are current, it
 * publishes nothing: dates that the record knows to the millisecond stand here to the second, and the record's hold.
 */
export function registryText(card: Card, notices: readonly Notice[]): string {
  const own = notices.filter(({ cardN, kind }) => cardN === null && kind === 'service');
  const shell = fileOf(card);
  const bytesOf = (part: Entry) => Buffer.byteLength(yaml(part));
  const kept = excerpt(card, own, bytesOf({ ...shell, ...neverOf(card) }) + HEAD_BYTES, {
    retired: (entry) => bytesOf({ retired: [retiredEntry(entry)] }),
    notice: (notice) => bytesOf({ notices: [writeNotice(notice)] }),
  });
  const file = {
    ...shell,
    retired: kept.retired.map(retiredEntry),
    ...neverOf(card),
    notices: kept.notices.map(writeNotice),
  };
  const left = [card.retired.length - kept.retired.length, own.length - kept.notices.length] as const;
  return `${head(card.n, ...left)}\n${yaml(file)}`;
}

function head(n: number, retired: number, notices: number): string {
  const lines = [
    `官方名片第 ${n} 版，由 clearline export 写出。`,
    `Contact Card version ${n}, as written by clearline export.`,
  ];
  if (notices > 0)
    lines.push(
      `另有 ${notices} 条较早的公告没有写入；它们留在公告存档中，导入本文件不会改动。`,
      `${notices} older notices are left out. They stay in the archive, and importing this file does not change them.`,
    );
  if (retired > 0)
    lines.push(
      `另有 ${retired} 个较早停用的联系方式没有写入；它们留在名片中，导入本文件不会改动。`,
      `${retired} values retired earlier are left out. They stay on the card, and importing this file does not change them.`,
    );
  return lines.map((line) => `# ${line}\n`).join('');
}

/** All but what a record may have too much of. */
function fileOf({ operator, calendar, channels, issued, expires }: Card): Entry {
  const hours = nameHours(channels);
  return {
    version: 1,
    valid_days: Math.round((Date.parse(expires) - Date.parse(issued)) / DAY),
    operator: operatorEntry(operator),
    hours: Object.fromEntries([...hours].filter(([name]) => name !== '7x24').map(writeNamed)),
    calendar,
    channels: channels.map((channel, index) => writeChannel(channel, index, hours)),
  };
}

/** The standard promises need not be written. */
const neverOf = ({ never }: Card): Entry =>
  canonical(never) === canonical(STANDARD_NEVER) ? {} : { never: never.map(neverEntry) };

function yaml(file: Entry): string {
  const document = new Document(withoutEmpty(file), {
    version: '1.2',
    schema: 'core',
    // The reader refuses aliases.
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Collection(_, node) {
      node.flow = isShort(node.toJSON());
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** Lists of words and small maps read best on one line. */
function isShort(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const members = Object.values(value);
  const flat = members.every((m) => typeof m !== 'object' && !String(m).includes('\n'));
  return flat && JSON.stringify(value).length < FLOW_WIDTH;
}

const withoutEmpty = (file: Entry): Entry =>
  Object.fromEntries(
    Object.entries(file).filter(([, v]) => typeof v !== 'object' || Object.keys(v ?? {}).length > 0),
  );

/** The card repeats the hours in each channel; the file names each once. */
function nameHours(channels: readonly Channel[]): Map<string, Hours> {
  const named = new Map([['7x24', ALWAYS]]);
  const seen = new Set([canonical(ALWAYS)]);
  for (const { hours } of channels) {
    if (seen.has(canonical(hours))) continue;
    seen.add(canonical(hours));
    named.set(`hours-${named.size}`, hours);
  }
  return named;
}

const writeNamed = ([name, hours]: [string, Hours]): [string, unknown] => [name, hoursEntry(hours)];

/** What the reader fills in by itself is left out, so that the file stays as short as one written by hand. */
function writeChannel(channel: Channel, index: number, hours: NamedHours): Entry {
  const read = (entry: Entry) => {
    const file = FileChannel.safeParse(entry);
    return file.success && canonical(readChannel(file.data, index, hours, new Findings()) ?? null);
  };
  let entry = fullChannel(channel, hours);
  const whole = read(entry);
  for (const key of Object.keys(entry)) {
    const { [key]: _, ...shorter } = entry;
    if (whole && read(shorter) === whole) entry = shorter;
  }
  return entry;
}

function fullChannel(channel: Channel, named: NamedHours): Entry {
  const wanted = canonical(channel.hours);
  return {
    ...channelEntry(channel),
    hours: [...named].find(([, known]) => canonical(known) === wanted)?.[0],
    since: moment(channel.since, 'start'),
  };
}

const writeNotice = (notice: Notice) => noticeEntry(notice, notice.publishedAt);
