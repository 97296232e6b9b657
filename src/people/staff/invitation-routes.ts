import { ok } from '../../kernel/errors.ts';
import type { Serve } from '../access/index.ts';
import { actingIn, nowOf, type StaffRoutes } from './context.ts';
import { staffApi } from './contract.ts';
import { invite, resend, revoke } from './invitations.ts';
import { allInvitations } from './store/invitation.ts';

export function invitationRoutes(serve: Serve, options: StaffRoutes): void {
  serve.read(staffApi.invitations, async (db, { query }) =>
    ok({ invitations: await allInvitations(db, nowOf(options), query.state ?? null) }),
  );
  serve.write(staffApi.invite, (tx, call) => invite(tx, call.body, actingIn(call, options)));
  serve.write(staffApi.resendInvitation, (tx, call) => resend(tx, call.params.id, actingIn(call, options)));
  serve.write(staffApi.revokeInvitation, (tx, call) => revoke(tx, call.params.id, actingIn(call, options)));
}
