/** What agents say of themselves, and what supervisors see and do. */
import { emit } from '../../kernel/bus.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { staffBadge } from '../../people/staff/index.ts';
import { assign, conversation, lockQueue, transfer, whoHolds } from '../conversations/index.ts';
import { boardNow } from './board.ts';
import { queueApi as api, QUEUE_REFUSALS } from './contract.ts';
import type { Rates } from './figures.ts';
import { presenceOf, stateOf, UNKNOWN } from './presence.ts';
import { agentBy, heard, keepPresence, setCap } from './store/agent.ts';

/** All nodes look at the queue, and the boards ask anew. */
export const QUEUE_CHANGED = 'reach.queue';

const THERE: ReadonlySet<string> = new Set(['available', 'busy']);

export function queueRoutes(options: ServeOptions, rates: () => Rates): void {
  const { clock } = options;
  const serve = serveWith(options, QUEUE_REFUSALS);
  const now = () => new Date(clock.now());
  const chatsOf = async (db: Db | Tx, id: string) =>
    (await whoHolds(db)).filter(({ agentId }) => agentId === id).length;
  const isThere = async (tx: Tx, id: string) => {
    const agent = await agentBy(tx, id);
    return agent !== null && THERE.has(stateOf(agent, clock.now()));
  };

  serve.read(api.presence, async (db, { actor }) => {
    // Who asks is there.
    await heard(db, [actor.id], now());
    const [agent, chats] = [await agentBy(db, actor.id), await chatsOf(db, actor.id)];
    return ok(agent ? presenceOf(agent, chats, clock.now()) : { ...UNKNOWN, chats });
  });
  serve.write(api.say, async (tx, { actor, body: { state, capacity, languages, skills } }) => {
    const said = {
      id: actor.id,
      state,
      now: now(),
      ...(capacity === undefined ? {} : { capacity }),
      ...(languages ? { languages } : {}),
      ...(skills ? { skills } : {}),
    };
    const agent = await keepPresence(tx, said);
    await emit(tx, QUEUE_CHANGED, {});
    return ok(presenceOf(agent, await chatsOf(tx, actor.id), clock.now()));
  });
  serve.read(api.board, async (db) => ok(await boardNow(db, clock.now(), rates())));

  serve.write(api.push, async (tx, { params: { id }, body: { agent } }) => {
    await lockQueue(tx);
    const badge = await staffBadge(tx, agent);
    if (!badge) return refuse({ code: 'not-an-agent' });
    if (!(await isThere(tx, agent))) return refuse({ code: 'agent-not-there' });
    const row = await conversation(tx, id);
    if (row?.assignedTo === agent) return ok(null);
    const to = { personId: agent, name: badge.name };
    const waits = row && row.assignedTo === null && row.waitsSince !== null;
    const given = await (waits ? assign(tx, now(), id, to) : transfer(tx, now(), id, to));
    return given.ok ? ok(null) : given;
  });
  serve.write(api.pull, async (tx, { params: { id } }) => {
    await lockQueue(tx);
    const row = await conversation(tx, id);
    if (row && row.assignedTo === null) return refuse({ code: 'not-now' });
    const back = await transfer(tx, now(), id, null);
    return back.ok ? ok(null) : back;
  });
  serve.write(api.cap, async (tx, { params: { id }, body: { cap } }) => {
    if (!(await setCap(tx, id, cap))) return refuse({ code: 'no-such-agent' });
    await emit(tx, QUEUE_CHANGED, {});
    return ok(null);
  });
}
