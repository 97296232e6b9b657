/** One sequencer at a time: an advisory lock on a connection of its own. */
import { Socket } from 'node:net';
import pg from 'pg';

const CONNECT_MS = 3_000;
const STATEMENT_MS = 5_000;
const END_MS = 3_000;
const LOCK = "hashtextextended('clearline.sequencer', 0)";
/** A node whose machine has gone gives the lock back within half a minute. */
const KEEP_ALIVE =
  'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4';

export interface Lease {
  /** Takes the lock unless another node has it. @throws where the connection is lost: then it is of no more use */
  take(): Promise<boolean>;
  /** Whether the lock is still held, as far as the server has said. */
  held(): boolean;
  /** Ends the connection, and the lock with it. */
  release(): Promise<void>;
}

/** @param deadline when the server has had time enough to part: a network that has gone silent would take for ever */
export async function openLease(
  url: string,
  deadline: () => AbortSignal = () => AbortSignal.timeout(END_MS),
): Promise<Lease> {
  const socket = new Socket();
  const client = new pg.Client({
    connectionString: url,
    application_name: 'clearline-sequencer',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    query_timeout: STATEMENT_MS,
    stream: () => socket,
  });
  let held = false;
  const lose = () => {
    held = false;
  };
  client.on('error', lose);
  client.on('end', lose);
  const take = async () => {
    const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${LOCK}) as taken`);
    held = rows[0]?.taken ?? false;
    return held;
  };
  const release = async () => {
    const late = deadline();
    const cut = () => socket.destroy();
    late.addEventListener('abort', cut);
    const ended = client.end().catch(() => {});
    if (late.aborted) cut();
    await ended;
    late.removeEventListener('abort', cut);
  };
  try {
    await client.connect();
    await client.query(KEEP_ALIVE);
    return { take, held: () => held, release };
  } catch (error) {
    await release();
    throw error;
  }
}
