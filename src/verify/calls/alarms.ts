import { emit } from '../../kernel/bus.ts';
import type { Db } from '../../kernel/database/db.ts';
import { contactsOf, type Origin } from '../../people/access/index.ts';
import { sendMail } from '../../people/mail/index.ts';
import { type CallsDeps, nowOf, record } from './context.ts';
import { chanceOfHit, type GuessScope } from './guesses.ts';
import { GUESSING } from './mails.ts';
import { callsPolicy } from './policy.ts';
import { insertAlarm } from './store/alarm.ts';
import { countLive } from './store/code.ts';

/** In the trail, at the console, by mail and in the metrics; all of it or none. */
export async function raiseAlarm(
  db: Db,
  deps: Pick<CallsDeps, 'clock' | 'metrics' | 'publicUrl'>,
  origin: Origin,
  { scope, tries }: { readonly scope: GuessScope; readonly tries: number },
): Promise<void> {
  const now = nowOf(deps);
  await db.transaction().execute(async (tx) => {
    const liveCodes = await countLive(tx, now);
    const alarm = { at: now.toISOString(), scope, tries, liveCodes };
    const id = await insertAlarm(tx, alarm);
    await record(tx, { system: 'verify' }, origin, {
      action: 'calls.guessing',
      target: { kind: 'guess-alarm', id },
      after: { scope, tries, liveCodes },
    });
    await sendMail(tx, {
      to: await contactsOf(tx, { roles: callsPolicy['calls.alarms'] }),
      template: GUESSING,
      data: { ...alarm, chance: chanceOfHit(tries, liveCodes), url: `${deps.publicUrl()}/console/calls` },
    });
    await emit(tx, 'calls.alarm', {});
  });
  deps.metrics.alarmed(scope);
}
