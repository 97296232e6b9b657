/** A registry file as a proposal: the parts in which it differs from what is published. */
import { type Result, refuse } from '../../kernel/errors.ts';
import type { Refused } from '../../people/access/index.ts';
import { type Registry, readRegistryFile, registryEntries } from '../contacts/index.ts';
import { createProposal } from './edits.ts';
import type { Doing } from './life.ts';
import { same } from './merge.ts';
import { type Published, publishedParts } from './outcome.ts';
import { publishedNow } from './situation.ts';
import type { Row } from './store/proposal.ts';

type Refusal = Refused<'no-card' | 'file-has-problems' | 'nothing-changes' | 'too-large'>;

export async function importFile(
  doing: Doing,
  { title, text }: { title: string; text: string },
): Promise<Result<Row, Refusal>> {
  const { tx, deps } = doing;
  const read = readRegistryFile(Buffer.from(text), 'registry.yaml', deps.clock.now());
  if (!read.ok) {
    const problems = read.error.map(({ fix, ...problem }) => ({ ...problem, part: null, remedy: fix }));
    return refuse({ code: 'file-has-problems', extra: { problems } });
  }
  const published = await publishedNow(tx);
  if (!published) return refuse({ code: 'no-card' });
  const set = differences(published, read.value);
  if (Object.keys(set).length === 0) return refuse({ code: 'nothing-changes' });
  const made = await createProposal(doing, { title, set });
  if (made.ok) return made;
  if (made.error.code !== 'too-large') throw new Error(`an import is no proposal: ${made.error.code}`);
  return refuse({ code: 'too-large' });
}

/** What is left out of a file is removed when it is a channel, and stays when it is history. */
export function differences(published: Published, registry: Registry): Record<string, unknown> {
  const official = publishedParts(published);
  const file = registryEntries(registry);
  const differs = ([part, value]: [string, unknown]) => !same(official.get(part), value);
  const wanted: [string, unknown][] = [
    ['operator', file.operator],
    ['calendar', file.calendar],
    ['never', file.never],
    ['valid-days', file.valid_days],
    ...file.channels.map((entry): [string, unknown] => [`channel/${entry.id}`, entry]),
    ...file.notices.map((entry): [string, unknown] => [`notice/${entry.slug}`, entry]),
  ];
  const declared = file.retired
    .map((entry): [string, unknown] => [`retired/${entry.kind} ${entry.value}`, entry])
    .filter(([part, entry]) => saysMore(official.get(part), entry));
  const ids = file.channels.map(({ id }) => id);
  const gone = published.card.channels
    .filter(({ id }) => !ids.includes(id))
    .map(({ id }): [string, unknown] => [`channel/${id}`, null]);
  return Object.fromEntries([...wanted.filter(differs), ...declared, ...gone, ...order(published, ids)]);
}

/** Of a value that the record knows, only the label, the reason and the successor count. */
function saysMore(known: unknown, entry: unknown): boolean {
  if (known === undefined) return true;
  const heeded = (value: unknown) => {
    const { label, reason, successor } = value as Record<string, unknown>;
    return { label, reason, successor };
  };
  const { successor, ...said } = heeded(entry);
  const was = heeded(known);
  return !same({ ...was, ...said, successor: successor ?? was.successor }, was);
}

/** Unless it follows by itself: what stays in its order, then what is new. */
function order({ card }: Published, wanted: readonly string[]): [string, unknown][] {
  const stay = card.channels.map(({ id }) => id).filter((id) => wanted.includes(id));
  const usual = [...stay, ...wanted.filter((id) => !stay.includes(id))];
  return same(usual, wanted) ? [] : [['order', wanted]];
}
