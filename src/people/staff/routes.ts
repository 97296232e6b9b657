import type { Db } from '../../kernel/database/db.ts';
import { ok, refuse } from '../../kernel/errors.ts';
import { STAFF } from '../access/contract.ts';
import { type Actor, isStaff, type Serve, serveWith } from '../access/index.ts';
import { actingIn, nowOf, type StaffRoutes } from './context.ts';
import { type Person, REFUSALS, staffApi } from './contract.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { deactivate, setRoles } from './people.ts';
import { mayManage } from './rank.ts';
import { recoveryRoutes } from './recovery-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { type Known, personBy, searchPeople } from './store/person.ts';

export function staffRoutes(options: StaffRoutes): void {
  const serve = serveWith(options, REFUSALS);
  peopleRoutes(serve, options);
  sessionRoutes(serve, options);
  invitationRoutes(serve, options);
  recoveryRoutes(serve, options);
}

/** Suppliers work with the operator too. */
const SIDE = [...STAFF, 'supplier'] as const;

function peopleRoutes(serve: Serve, options: StaffRoutes): void {
  serve.read(staffApi.people, async (db, { query, actor }) => {
    const { side, text = null, role = null, after = null, limit } = query;
    if (!seesBuyers(actor) && side === 'everyone') return refuse({ code: 'staff-only' });
    const among = side === 'staff' ? SIDE : null;
    const found = await searchPeople(db, { text, role, among, after, limit: limit + 1 }, nowOf(options));
    const people = found.slice(0, limit);
    const next = found.length > limit ? (people.at(-1)?.id ?? null) : null;
    return ok({ people: people.map((person) => presented(person, actor)), next });
  });

  serve.read(staffApi.person, async (db, { params, actor }) => {
    const person = await visible(db, params.id, actor);
    return person ? ok(presented(person, actor)) : refuse({ code: 'no-such-person' });
  });

  serve.write(staffApi.setRoles, async (tx, call) => {
    const set = await setRoles(tx, call.params.id, call.body, actingIn(call, options));
    return set.ok ? ok(presented(set.value, call.actor)) : set;
  });

  serve.write(staffApi.deactivate, async (tx, call) => {
    const done = await deactivate(tx, call.params.id, actingIn(call, options));
    return done.ok ? ok(presented(done.value, call.actor)) : done;
  });

  const visible = async (db: Db, id: string, actor: Actor): Promise<Known | null> => {
    const person = await personBy(db, id, nowOf(options));
    return person && (seesBuyers(actor) || isStaff(person.roles)) ? person : null;
  };
}

/** A supervisor works with colleagues; who buys here is not theirs to look through. */
const seesBuyers = ({ permissions }: Actor): boolean => permissions.has('people.roles');

const presented = (person: Known, actor: Actor): Person => ({
  ...person,
  manageable: person.id !== actor.id && mayManage(actor.roles, person.roles),
});
