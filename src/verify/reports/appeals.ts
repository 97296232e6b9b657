/** Appeals: whoever is on the list may say that it is wrong, and hears what was decided. */

import * as z from 'zod';
import { emit } from '../../kernel/bus.ts';
import { ok, type Result, refuse } from '../../kernel/errors.ts';
import type { Refused } from '../../people/access/index.ts';
import { recorder } from '../../people/audit/index.ts';
import { sendMail } from '../../people/mail/index.ts';
import { type Appeal, REPORT_DEEDS } from './contract.ts';
import { type Deciding, strike } from './decisions.ts';
import { shownValue } from './defang/contract.ts';
import { CHANGED } from './events.ts';
import { appealMail } from './mails.ts';
import type { Sealing } from './sealing.ts';
import { type AppealRow, closeAppeal } from './store/appeal.ts';

const record = recorder(REPORT_DEEDS);
const Sealed = z.object({ who: z.string(), why: z.string(), email: z.string() });

function opened({ sealed, receipt }: AppealRow, sealing: Sealing): z.infer<typeof Sealed> | null {
  const text = sealed && sealing.open('appeal', receipt, sealed);
  return text ? Sealed.parse(JSON.parse(text)) : null;
}

export function presentAppeal(row: AppealRow, sealing: Sealing): Appeal {
  const { who = null, why = null, email = null } = opened(row, sealing) ?? {};
  const { id, case_id: caseId, kind, value, case_state: state } = row;
  return {
    id,
    case: { id: caseId, kind, value, state },
    at: row.at.toISOString(),
    state: row.state,
    who,
    why,
    email,
  };
}

/** An appeal that is upheld strikes the entry off, at once and on every node; either way its sender is told. */
export async function decideAppeal(
  deciding: Deciding,
  { id, upheld, reason }: { id: string; upheld: boolean; reason: string },
  sealing: Sealing,
): Promise<Result<null, Refused<'no-such-appeal'>>> {
  const { tx, actor, origin, now } = deciding;
  const row = await closeAppeal(tx, id, upheld ? 'upheld' : 'dismissed', new Date(now));
  if (!row) return refuse({ code: 'no-such-appeal' });
  // Meanwhile it may have expired, or been rejected: then there is nothing left to strike off.
  if (upheld) await strike(deciding, row.case_id, reason);
  else if (actor)
    await record(tx, actor, origin, {
      action: 'reports.appeal-dismissed',
      target: { kind: 'impostor-case', id: row.case_id, label: `${row.kind} ${row.value}` },
      after: { reason },
    });
  const sender = opened(row, sealing);
  if (sender)
    await sendMail(tx, {
      to: [{ email: sender.email, name: sender.who, lang: row.lang }],
      template: appealMail,
      data: { shown: shownValue(row), upheld, reason },
    });
  await emit(tx, CHANGED, {});
  return ok(null);
}
