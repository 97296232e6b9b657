/** A process that dies at one message: written and not yet committed, or committed and not yet acknowledged. */
import { writeSync } from 'node:fs';
import type pg from 'pg';

export const MOMENTS = ['written', 'committed'] as const;

/** What a node is to do, in its environment. */
export interface Orders {
  readonly database: string;
  /** Where the files of all nodes are. */
  readonly blobs: string;
  /** At one of the messages, counted from 1; null for a node that is left in peace. */
  readonly death: { readonly at: (typeof MOMENTS)[number]; readonly after: number } | null;
}

const MESSAGE = /^insert into reach\.message\b/;
/** Where the statement has the key, and who writes. */
const [KEY, AUTHOR] = [2, 3];

/** What it prints last is the moment, and the key of the message at which it died. */
export function diesAt(pool: pg.Pool, { at, after }: NonNullable<Orders['death']>): void {
  let left = after;
  const reach = (moment: string, key: string) => {
    if (moment !== at || --left > 0) return;
    writeSync(1, `died ${moment} ${key}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    let writing: string | null = null;
    const watched = async (answer: unknown, text: string, values: readonly unknown[]) => {
      const result = await answer;
      if (MESSAGE.test(text) && values[AUTHOR] !== 'system') {
        writing = String(values[KEY]);
        reach('written', writing);
      } else if (text === 'commit' && writing !== null) reach('committed', writing);
      if (text === 'commit' || text === 'rollback') writing = null;
      return result;
    };
    const asked = (...given: unknown[]): unknown => {
      const answer = query(...given);
      const [text, values = []] = given;
      return answer instanceof Promise && typeof text === 'string'
        ? watched(answer, text, values as readonly unknown[])
        : answer;
    };
    Object.assign(client, { query: asked });
  });
}
