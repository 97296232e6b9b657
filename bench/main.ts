/** `npm run bench -- <name> [part …]`: measures this checkout on this machine, and judges nothing. */
import { machine } from './report.ts';

interface Bench {
  readonly measures: string;
  /** What may be run alone; none when the benchmark is one piece. */
  readonly parts: readonly string[];
  load(): Promise<{ run(parts: readonly string[]): Promise<void> }>;
}

const BENCHES: Record<string, Bench> = {
  contact: {
    measures: 'the contact page: throughput beside node:http and nginx, weight, LCP and CLS in Chromium',
    parts: ['throughput', 'weight', 'speed'],
    load: () => import('./contact.ts'),
  },
  console: {
    measures: 'the first load of the staff console: weight, and time until it can be used on a slow phone',
    parts: ['weight', 'speed'],
    load: () => import('./console.ts'),
  },
  start: {
    measures: '`npm start` on a warm checkout, to the first page and to ready, beside an empty npm script',
    parts: [],
    load: () => import('./start.ts'),
  },
  publish: {
    measures: 'a published card, from its commit until two nodes show it, beside the commit itself',
    parts: [],
    load: () => import('./publish.ts'),
  },
  record: {
    measures:
      'the record: entries a second beside a plain insert, time to a cosignature; bytes of a proof, time to verify it',
    parts: ['log', 'proof'],
    load: () => import('./record.ts'),
  },
  'record-crash': {
    measures: 'no speed: ROUNDS=1000 random rounds of kill -9 and restart, which must end with one log',
    parts: [],
    load: () => import('./record-crash.ts'),
  },
  identify: {
    measures:
      'identifiers in text: recall and precision on the corpora, and speed beside libphonenumber alone',
    parts: ['numbers', 'domains', 'messages', 'speed'],
    load: () => import('./identify.ts'),
  },
  privacy: {
    measures: 'privacy in chats: secrets hidden, requests of agents stopped, and the time that takes',
    parts: ['masks', 'asks', 'speed'],
    load: () => import('./privacy.ts'),
  },
  verify: {
    measures: 'verdicts: precision and recall per class, what is called official, and the time of an answer',
    parts: ['identifiers', 'messages', 'official', 'speed'],
    load: () => import('./verify.ts'),
  },
  chat: {
    measures:
      'conversations: 5,000 who are connected, messages from one screen to the other, all back at once; beside socket.io',
    parts: [],
    load: () => import('./chat.ts'),
  },
  search: {
    measures:
      'search among 200,000 messages by two characters, beside LIKE; what it costs to keep a message findable',
    parts: [],
    load: () => import('./search.ts'),
  },
  waits: {
    measures:
      'the waits that are said, beside those of simulated lines; how many ranges hold; the time of an estimate',
    parts: ['truth', 'board', 'calibration', 'speed'],
    load: () => import('./waits.ts'),
  },
};

function usage(): string {
  const lines = Object.entries(BENCHES).map(([name, { measures, parts }]) => {
    const alone = parts.length > 0 ? `\n               alone: ${parts.join(', ')}` : '';
    return `  ${name.padEnd(12)} ${measures}${alone}`;
  });
  return `npm run bench -- <name> [part …]\n\n${lines.join('\n')}\n`;
}

const [name, ...parts] = process.argv.slice(2);
const bench = name === undefined ? undefined : BENCHES[name];
if (!bench || parts.some((part) => !bench.parts.includes(part))) {
  process.stdout.write(usage());
  process.exitCode = name === undefined ? 0 : 64; // EX_USAGE of sysexits.h
} else {
  console.log(machine());
  await (await bench.load()).run(parts.length > 0 ? parts : bench.parts);
  console.log(`\n${machine()}`);
}
