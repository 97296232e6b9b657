import { ok, type Result } from '../../kernel/errors.ts';
import type { Actor, Serve } from '../access/index.ts';
import { actingIn, nowOf, type StaffRoutes } from './context.ts';
import { type Recovery, staffApi } from './contract.ts';
import { approveRecovery, cancelRecovery, isApprovable, openRecovery } from './recoveries.ts';
import { allRecoveries, type StoredRecovery } from './store/recovery.ts';

export function recoveryRoutes(serve: Serve, options: StaffRoutes): void {
  serve.read(staffApi.recoveries, async (db, { query, actor }) => {
    const recoveries = await allRecoveries(db, nowOf(options), query.state ?? null);
    return ok({ recoveries: recoveries.map((recovery) => presented(recovery, actor)) });
  });
  serve.write(staffApi.openRecovery, async (tx, call) => {
    const { params, body, actor } = call;
    return shown(await openRecovery(tx, params.id, body.reason, actingIn(call, options)), actor);
  });
  serve.write(staffApi.approveRecovery, async (tx, call) =>
    shown(await approveRecovery(tx, call.params.id, actingIn(call, options)), call.actor),
  );
  serve.write(staffApi.cancelRecovery, async (tx, call) =>
    shown(await cancelRecovery(tx, call.params.id, actingIn(call, options)), call.actor),
  );
}

const shown = <E>(done: Result<StoredRecovery, E>, actor: Actor): Result<Recovery, E> =>
  done.ok ? ok(presented(done.value, actor)) : done;

const presented = (recovery: StoredRecovery, { id, roles }: Actor): Recovery => ({
  ...recovery,
  approvable: isApprovable(recovery, id, roles),
});
