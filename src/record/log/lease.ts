/** One sequencer at a time: an advisory lock on a connection of its own. */
import pg from 'pg';

const CONNECT_MS = 3_000;
const STATEMENT_MS = 5_000;
const LOCK = "hashtextextended('clearline.sequencer', 0)";
/** A node whose machine has gone gives the lock back within half a minute. */
const KEEP_ALIVE =
  'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4';

export interface Lease {
  /** Whether the lock is still held, as far as the server has said. */
  held(): boolean;
  release(): Promise<void>;
}

/** Null while another node has it. */
export async function takeLease(url: string): Promise<Lease | null> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'clearline-sequencer',
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
    query_timeout: STATEMENT_MS,
  });
  let held = true;
  const lose = () => {
    held = false;
  };
  client.on('error', lose);
  client.on('end', lose);
  const release = () => client.end().catch(() => {});
  try {
    await client.connect();
    await client.query(KEEP_ALIVE);
    const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${LOCK}) as taken`);
    if (!rows[0]?.taken) {
      await release();
      return null;
    }
    return { held: () => held, release };
  } catch (error) {
    await release();
    throw error;
  }
}
