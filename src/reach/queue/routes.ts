/** What agents say of themselves, and what supervisors see and do. */
import { emit } from '../../kernel/bus.ts';
import type { Db, Tx } from '../../kernel/database/db.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { type ServeOptions, serveWith } from '../../people/access/index.ts';
import { staffBadge } from '../../people/staff/index.ts';
import { assign, conversation, handToTeam, lockQueue, transfer, whoHolds } from '../conversations/index.ts';
import { type Calendar, rosters } from '../roster/index.ts';
import { teams } from '../teams/index.ts';
import { boardNow } from './board.ts';
import { queueApi as api, QUEUE_REFUSALS } from './contract.ts';
import type { Rates } from './figures.ts';
import { QUEUE_CHANGED } from './hints.ts';
import { lineNow } from './line.ts';
import { hold, measureOf, showLoad } from './load/load.ts';
import { presenceOf, stateOf, takesRoom, UNKNOWN } from './presence.ts';
import { standingOf } from './standing.ts';
import { type AgentRow, agentBy, heard, keepPresence, setCap } from './store/agent.ts';

const THERE: ReadonlySet<string> = new Set(['available', 'busy']);

export function queueRoutes(options: ServeOptions, rates: () => Rates, calendar: () => Calendar): void {
  const { clock } = options;
  const serve = serveWith(options, QUEUE_REFUSALS);
  const now = () => new Date(clock.now());
  const chatsOf = async (db: Db | Tx, id: string) =>
    (await whoHolds(db)).filter((one) => one.agentId === id && takesRoom(one, clock.now())).length;
  const standing = async (db: Db | Tx, id: string, agent: AgentRow | null) => {
    const [roster] = await rosters(db, { personId: id });
    return standingOf(roster, calendar(), agent?.saidAt ?? null, clock.now());
  };
  const isThere = async (tx: Tx, id: string) => {
    const agent = await agentBy(tx, id);
    return agent !== null && THERE.has(stateOf(agent, clock.now()));
  };

  serve.read(api.presence, async (db, { actor }) => {
    // Who asks is there.
    await heard(db, [actor.id], now());
    const [agent, chats] = [await agentBy(db, actor.id), await chatsOf(db, actor.id)];
    const stands = await standing(db, actor.id, agent);
    return ok(agent ? presenceOf(agent, chats, clock.now(), stands) : { ...UNKNOWN, chats, ...stands });
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
    await emit(tx, QUEUE_CHANGED, { personId: actor.id });
    const [chats, stands] = [await chatsOf(tx, actor.id), await standing(tx, actor.id, agent)];
    return ok(presenceOf(agent, chats, clock.now(), stands));
  });
  serve.read(api.teams, async (db) => {
    const { teams: all, onDuty } = await lineNow(db, clock.now(), calendar());
    const there = new Set(onDuty.map(({ id }) => id));
    const shown = all.map(({ id, name, members }) => {
      const available = members.filter((member) => there.has(member)).length;
      return { id, name, members: members.length, available };
    });
    return ok({ teams: shown });
  });
  serve.write(api.handOver, async (tx, { actor, params: { id }, body: { team: to, note } }) => {
    await lockQueue(tx);
    const team = (await teams(tx)).find((one) => one.id === to);
    if (!team) return refuse({ code: 'no-such-team' });
    const handed = await handToTeam(tx, now(), id, { team, by: actor.id, note });
    return handed.ok ? ok(null) : handed;
  });
  serve.read(api.board, async (db, { query: { rows } }) =>
    ok(await boardNow(db, clock.now(), { rates: rates(), calendar: calendar(), rows })),
  );

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
    await emit(tx, QUEUE_CHANGED, { personId: id });
    return ok(null);
  });
  serve.write(api.load, async (tx, { actor, origin, body: { step } }) => {
    await lockQueue(tx);
    const measure = measureOf(await lineNow(tx, clock.now(), calendar()), rates(), clock.now());
    await hold(tx, now(), step, { actor, origin, measure });
    return ok(await showLoad(tx, measure));
  });
}
