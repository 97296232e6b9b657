/** What was measured, each figure of ours beside that of the same round over socket.io. */
import type { Measured } from './chat.ts';
import type { Way } from './chat-wires.ts';
import { AGENTS, DESKS, FOLLOWED, MISSED, RATE, ROUNDS, SECONDS, SEED, VISITORS } from './chat-world.ts';
import { heading, percentile, ratios, spread, table } from './report.ts';

interface Figure {
  readonly name: string;
  readonly digits: number;
  of(one: Measured): number | null;
}

const perThousand = (ms: number | null, messages: number) => (ms === null ? null : ms / messages);
const last = (values: readonly number[]) => values.at(-1) ?? null;

const FIGURES: readonly Figure[] = [
  { name: 'sent → accepted, p50 ms', digits: 1, of: ({ accepted }) => percentile(accepted, 50) },
  { name: 'sent → accepted, p99 ms', digits: 1, of: ({ accepted }) => percentile(accepted, 99) },
  { name: 'sent → on the other screen, p50 ms', digits: 1, of: ({ seen }) => percentile(seen, 50) },
  { name: 'sent → on the other screen, p99 ms', digits: 1, of: ({ seen }) => percentile(seen, 99) },
  {
    name: 'CPU of the node, s per 1,000 messages',
    digits: 2,
    of: ({ nodeMs, messages }) => perThousand(nodeMs, messages),
  },
  {
    name: 'CPU of the database, s per 1,000 messages',
    digits: 2,
    of: ({ databaseMs, messages }) => perThousand(databaseMs, messages),
  },
  {
    name: 'resident memory per connection, KiB',
    digits: 1,
    of: ({ bytes }) => (bytes === null ? null : bytes / 1024),
  },
  { name: 'all there at first, ms until the last', digits: 0, of: ({ came }) => last(came) },
  { name: 'all back at once, ms until half of them', digits: 0, of: ({ back }) => percentile(back, 50) },
  { name: 'all back at once, ms until the last', digits: 0, of: ({ back }) => last(back) },
  {
    name: 'CPU of the node while all came back, s',
    digits: 2,
    of: ({ backMs }) => (backMs === null ? null : backMs / 1_000),
  },
];

export function reportChat(all: Readonly<Record<Way, readonly Measured[]>>): void {
  const { ours, 'socket.io': theirs } = all;
  heading(`${VISITORS} visitors, ${RATE} messages a second`);
  console.log(
    `${ROUNDS} rounds, seeds from ${SEED}. ${AGENTS} agents write as much as the visitors for ${SECONDS} s, by a Poisson process; the
screens of ${DESKS} of them follow ${FOLLOWED} conversations each. Either way stores each message by the same code on the
embedded database, fsync on; ours knows the conversations that it carries, socket.io's reads each first. Then every visitor's line is cut, agents write ${MISSED} messages, and all come back within
a second, from where they were.\n`,
  );
  table([
    ['', 'ours', 'socket.io', 'ours ÷ socket.io'],
    ...FIGURES.map(({ name, digits, of }) => {
      const [mine, other] = [numbers(ours, of), numbers(theirs, of)];
      if (!mine || !other) return [name, 'unknown', 'unknown', ''];
      return [name, spread(mine, digits), spread(other, digits), spread(ratios(mine, other), 2)];
    }),
  ]);
  console.log('');
  for (const [way, measured] of Object.entries(all)) faults(way, measured);
}

/** Null where one is not known. */
function numbers(all: readonly Measured[], of: Figure['of']): number[] | null {
  const found = all.map(of).filter((one) => one !== null);
  return found.length === all.length ? found : null;
}

function faults(way: string, all: readonly Measured[]): void {
  const sum = (of: (one: Measured) => number) => all.reduce((total, one) => total + of(one), 0);
  const behind = percentile(
    all.flatMap((one) => one.behind),
    99,
  ).toFixed(1);
  console.log(
    `${way}: ${sum((one) => one.retries)} lines tried again; ${sum(({ messages }) => messages)} messages; on all screens ${sum((one) => one.faults.missed)} missed, ` +
      `${sum((one) => one.faults.doubled)} doubled, ${sum((one) => one.faults.late)} out of order; ` +
      `the node logged ${sum((one) => one.warnings)} warnings; sent behind time, p99 ${behind} ms`,
  );
}
