import { emit } from '../../kernel/bus.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { serveWith } from '../../people/access/index.ts';
import { closeContact, openContact } from './contacts.ts';
import { type CallsDeps, nowOf, record } from './context.ts';
import { callsApi as api, REFUSALS } from './contract.ts';
import { openCode, redeemCode, withdrawCode } from './proving.ts';
import { seeAlarm, unseenAlarms } from './store/alarm.ts';
import { latestCodeOf } from './store/code.ts';
import { openContactsOf } from './store/contact.ts';

/** For how long a console shows what became of a code, and an alarm that nobody has seen. */
const SHOWN_MS = 15 * 60_000;
const ALARM_MS = 7 * 86_400_000;

export function callsRoutes(deps: CallsDeps): void {
  const serve = serveWith(deps, REFUSALS);
  const { clock } = deps;
  const secret = (): string => {
    const identity = deps.identity();
    // The pipeline answers 503 before any act where nobody can be known.
    if (!identity) throw new Error('nobody can be known yet');
    return identity.secret;
  };
  const ago = (ms: number): Date => new Date(clock.now() - ms);

  serve.raw(api.redeem, (c, db, { body, origin }) =>
    redeemCode(db, { ...deps, secret: secret() }, body.code, c.var.client.key, origin),
  );

  serve.write(api.openCode, async (tx, { actor, origin, body }) =>
    ok(await openCode(tx, { clock, secret: secret() }, actor, origin, body)),
  );

  serve.read(api.currentCode, async (db, { actor }) =>
    ok({ code: await latestCodeOf(db, actor.id, ago(SHOWN_MS), nowOf(deps)) }),
  );

  serve.write(api.withdrawCode, (tx, { actor, origin }) => withdrawCode(tx, deps, actor, origin));

  serve.read(api.contacts, async (db, { actor }) =>
    ok({ contacts: await openContactsOf(db, actor.id, nowOf(deps)) }),
  );

  serve.write(api.openContact, (tx, { actor, origin, body }) =>
    openContact(tx, { clock, actor, origin }, body),
  );

  serve.write(api.closeContact, (tx, { actor, origin, params }) =>
    closeContact(tx, { clock, actor, origin }, params.id),
  );

  serve.read(api.alarms, async (db) => ok({ alarms: await unseenAlarms(db, ago(ALARM_MS)) }));

  serve.write(api.seeAlarm, async (tx, { actor, origin, params: { id } }) => {
    if (!(await seeAlarm(tx, id, actor.id, nowOf(deps)))) return refuse({ code: 'no-such-alarm' });
    await record(tx, actor, origin, { action: 'calls.alarm-seen', target: { kind: 'guess-alarm', id } });
    await emit(tx, 'calls.alarm', {});
    return ok(null);
  });
}
