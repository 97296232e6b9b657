/** A process that dies at one message: written and nothing heard of it yet, or committed and not yet acknowledged. */
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

/** With which parameters it has the key, and who writes. */
const MESSAGE =
  /insert into reach\.message \(conversation_id, seq, key, author\b[^)]*\)\s+values \(\$\d+, \$\d+, \$(\d+), \$(\d+)/;

/** Null for a statement that writes no message, or one of the system. */
function keyIn({ text, values = [] }: pg.QueryConfig): string | null {
  const [, key, author] = MESSAGE.exec(text) ?? [];
  return author === undefined || values[Number(author) - 1] === 'system'
    ? null
    : String(values[Number(key) - 1]);
}

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
    let isWithin = false;
    let writing: string | null = null;
    const watched = async (answer: unknown, config: pg.QueryConfig) => {
      const key = keyIn(config);
      // By itself it commits with its answer: the server has it, and we have heard nothing.
      if (key !== null && !isWithin) setImmediate(reach, 'written', key);
      const result = await answer;
      if (config.text === 'begin') isWithin = true;
      else if (key !== null && isWithin) {
        writing = key;
        reach('written', key);
      } else if (key !== null) reach('committed', key);
      if (config.text === 'commit' && writing !== null) reach('committed', writing);
      if (config.text === 'commit' || config.text === 'rollback') {
        isWithin = false;
        writing = null;
      }
      return result;
    };
    // The query builder asks by a config: see `queryOf`.
    const asked = (...given: unknown[]): unknown => {
      const answer = query(...given);
      const [config] = given;
      return answer instanceof Promise && typeof config === 'object'
        ? watched(answer, config as pg.QueryConfig)
        : answer;
    };
    Object.assign(client, { query: asked });
  });
}
