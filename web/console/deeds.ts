/** Every deed that the audit trail may hold, in words, gathered from every slice. */
import { PROPOSAL_DEEDS } from '../../src/find/proposals/contract.ts';
import { PUBLISHERS_DEEDS } from '../../src/find/publishers/contract.ts';
import { ACCOUNT_DEEDS } from '../../src/people/accounts/contract.ts';
import { AUDIT_DEEDS, type Deeds } from '../../src/people/audit/contract.ts';
import { MAIL_DEEDS } from '../../src/people/mail/contract.ts';
import { STAFF_DEEDS } from '../../src/people/staff/contract.ts';
import { WEBHOOKS_DEEDS } from '../../src/people/webhooks/contract.ts';
import { CONVERSATION_DEEDS, LINK_DEEDS } from '../../src/reach/conversations/contract.ts';
import { MACRO_DEEDS } from '../../src/reach/macros/contract.ts';
import { LOAD_DEEDS } from '../../src/reach/queue/contract.ts';
import { ROSTER_DEEDS } from '../../src/reach/roster/contract.ts';
import { TEAM_DEEDS } from '../../src/reach/teams/contract.ts';
import { CALLS_DEEDS } from '../../src/verify/calls/contract.ts';
import { LINE_DEEDS } from '../../src/verify/lines/contract.ts';
import { REPORT_DEEDS } from '../../src/verify/reports/contract.ts';

/** In the order in which a reader picks them. */
export const DEEDS: Deeds = {
  ...PROPOSAL_DEEDS,
  ...PUBLISHERS_DEEDS,
  ...LINE_DEEDS,
  ...REPORT_DEEDS,
  ...CALLS_DEEDS,
  ...TEAM_DEEDS,
  ...ROSTER_DEEDS,
  ...LOAD_DEEDS,
  ...CONVERSATION_DEEDS,
  ...LINK_DEEDS,
  ...MACRO_DEEDS,
  ...STAFF_DEEDS,
  ...ACCOUNT_DEEDS,
  ...MAIL_DEEDS,
  ...WEBHOOKS_DEEDS,
  ...AUDIT_DEEDS,
};
