import { emit } from '../../kernel/bus.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import type { Serve } from '../access/index.ts';
import { endSessionOf, revokeSessions, sessionsOf } from '../accounts/index.ts';
import { actingIn, nowOf, record, type StaffRoutes } from './context.ts';
import { staffApi } from './contract.ts';
import { manageable } from './people.ts';
import { mayManage } from './rank.ts';
import { personBy } from './store/person.ts';

export function sessionRoutes(serve: Serve, options: StaffRoutes): void {
  serve.read(staffApi.sessions, async (db, { params, actor }) => {
    const person = await personBy(db, params.id, nowOf(options));
    if (!person) return refuse({ code: 'no-such-person' });
    if (!mayManage(actor.roles, person.roles)) return refuse({ code: 'above-own-rank' });
    const sessions = await sessionsOf(db, person.id, nowOf(options));
    return ok({
      sessions: sessions.map(({ agent, createdAt, lastSeenAt, expiresAt, ...session }) => ({
        ...session,
        userAgent: agent,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        expiresAt: expiresAt.toISOString(),
      })),
    });
  });

  serve.write(staffApi.endSessions, async (tx, call) => {
    const { actor, origin, params } = call;
    const found = await manageable(tx, params.id, actingIn(call, options));
    if (!found.ok) return found;
    const { id, name } = found.value;
    const ended = await revokeSessions(tx, id);
    const target = { kind: 'person', id, label: name };
    await record(tx, actor, origin, { action: 'people.end-sessions', target, after: { ended } });
    await emit(tx, 'people.changed', { id });
    return ok(null);
  });

  serve.write(staffApi.endSession, async (tx, call) => {
    const { actor, origin, params } = call;
    const found = await manageable(tx, params.id, actingIn(call, options));
    if (!found.ok) return found;
    const { id, name } = found.value;
    if (!(await endSessionOf(tx, id, params.session))) return refuse({ code: 'no-such-session' });
    await emit(tx, 'people.sessions-ended', { personId: id });
    const target = { kind: 'person', id, label: name };
    await record(tx, actor, origin, {
      action: 'people.end-session',
      target,
      before: { session: params.session },
    });
    await emit(tx, 'people.changed', { id });
    return ok(null);
  });
}
