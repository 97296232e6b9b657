/** What is done whenever somebody's way in changes: the trail, the mail, and the sessions that end. */
import { emit } from '../../kernel/bus.ts';
import type { Tx } from '../../kernel/database/db.ts';
import type { Actor, Origin } from '../access/index.ts';
import { type Deed, recorder } from '../audit/index.ts';
import { sendMail } from '../mail/index.ts';
import type { Accounts } from './accounts.ts';
import { ACCOUNT_DEEDS, type AccountDeed } from './contract.ts';
import { SECURITY, type SecurityChange } from './mails.ts';
import { personById } from './store/person.ts';
import { deleteSessions } from './store/session.ts';

type Doer = Pick<Actor, 'id' | 'name' | 'email' | 'roles'> & Partial<Pick<Actor, 'via'>>;

const record = recorder(ACCOUNT_DEEDS);

/** An entry in the trail about the person's own account. */
export const note = (
  tx: Tx,
  doer: Doer,
  origin: Origin,
  action: AccountDeed,
  after?: Deed['after'],
  before?: Deed['before'],
): Promise<void> =>
  record(tx, doer, origin, {
    action: `accounts.${action}`,
    target: { kind: 'person', id: doer.id, label: doer.email },
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  });

/** The same, and the person is told: if it was not they, this is how they learn of it. */
export async function noteChange(
  tx: Tx,
  { site }: Accounts,
  doer: Doer,
  origin: Origin,
  change: SecurityChange,
  after?: Deed['after'],
): Promise<void> {
  await note(tx, doer, origin, change, after);
  const person = await personById(tx, doer.id);
  if (!person) return;
  const data = { url: `${site.publicUrl}/console/account`, change };
  await sendMail(tx, { to: [person], template: SECURITY, data });
  await emit(tx, 'people.changed', { id: doer.id });
}

/**
 * Ends every session of the person, and tells live streams to end. Returns how many there were.
 * @param except the session that goes on
 */
export async function revokeSessions(
  tx: Tx,
  personId: string,
  except: string | null = null,
): Promise<number> {
  const ended = await deleteSessions(tx, personId, except);
  if (ended > 0) await emit(tx, 'people.sessions-ended', { personId });
  return ended;
}
