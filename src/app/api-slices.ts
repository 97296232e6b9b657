/** Everything that the API consists of, slice by slice: for its document, and for the test that walks every route. */
import { REFUSALS as PROPOSAL_REFUSALS, proposalsApi } from '../find/proposals/contract.ts';
import { PUBLISHERS_REFUSALS, publishersApi } from '../find/publishers/contract.ts';
import type { Endpoint } from '../kernel/http/contract.ts';
import type { ApiSlice } from '../kernel/http/openapi.ts';
import { REFUSALS as ACCOUNT_REFUSALS, accountsApi } from '../people/accounts/contract.ts';
import { REFUSALS as AUDIT_REFUSALS, auditApi } from '../people/audit/contract.ts';
import { REFUSALS as MAIL_REFUSALS, mailApi } from '../people/mail/contract.ts';
import { REFUSALS as STAFF_REFUSALS, staffApi } from '../people/staff/contract.ts';
import { WEBHOOKS_REFUSALS, webhooksApi } from '../people/webhooks/contract.ts';
import {
  chatApi,
  deskApi,
  LINE_REFUSALS,
  linksApi,
  ownDataApi,
  PERSON_REFUSALS,
  personDataApi,
  searchApi,
  TRANSCRIPT_REFUSALS,
  toolsApi,
  transcriptApi,
} from '../reach/conversations/contract.ts';
import { chatFilesApi, deskFilesApi, FILE_REFUSALS } from '../reach/files/contract.ts';
import { MACROS_REFUSALS, macrosApi } from '../reach/macros/contract.ts';
import { QUEUE_REFUSALS, queueApi } from '../reach/queue/contract.ts';
import { ROSTER_REFUSALS, rosterApi } from '../reach/roster/contract.ts';
import { TEAM_REFUSALS, teamsApi } from '../reach/teams/contract.ts';
import { WITNESSES_REFUSALS, witnessesApi } from '../record/witnesses/contract.ts';
import { REFUSALS as CALLS_REFUSALS, callsApi } from '../verify/calls/contract.ts';
import { LINES_REFUSALS, linesApi } from '../verify/lines/contract.ts';
import { REPORT_REFUSALS, reportsApi } from '../verify/reports/contract.ts';
import { VERDICT_REFUSALS, verdictsApi } from '../verify/verdicts/contract.ts';
import { LIVE_REFUSALS, liveApi } from './live.ts';

const rows = (api: Readonly<Record<string, Endpoint>>): readonly Endpoint[] => Object.values(api);

export const API_SLICES: readonly ApiSlice[] = [
  { name: 'accounts', endpoints: rows(accountsApi), refusals: ACCOUNT_REFUSALS },
  { name: 'people', endpoints: rows(staffApi), refusals: STAFF_REFUSALS },
  { name: 'contacts', endpoints: rows(proposalsApi), refusals: PROPOSAL_REFUSALS },
  { name: 'publishers', endpoints: rows(publishersApi), refusals: PUBLISHERS_REFUSALS },
  { name: 'reports', endpoints: rows(reportsApi), refusals: REPORT_REFUSALS },
  { name: 'record', endpoints: rows(witnessesApi), refusals: WITNESSES_REFUSALS },
  { name: 'verify', endpoints: rows(verdictsApi), refusals: VERDICT_REFUSALS },
  { name: 'lines', endpoints: rows(linesApi), refusals: LINES_REFUSALS },
  { name: 'calls', endpoints: rows(callsApi), refusals: CALLS_REFUSALS },
  { name: 'files', endpoints: [...rows(chatFilesApi), ...rows(deskFilesApi)], refusals: FILE_REFUSALS },
  {
    name: 'chat',
    endpoints: [...rows(chatApi), transcriptApi.ofCustomer, transcriptApi.mail, ...rows(ownDataApi)],
    refusals: { ...LINE_REFUSALS, ...TRANSCRIPT_REFUSALS, ...PERSON_REFUSALS },
  },
  {
    name: 'conversations',
    endpoints: [
      ...rows(deskApi),
      ...rows(toolsApi),
      ...rows(linksApi),
      ...rows(searchApi),
      transcriptApi.ofStaff,
      ...rows(personDataApi),
    ],
    refusals: { ...LINE_REFUSALS, ...PERSON_REFUSALS },
  },
  { name: 'queue', endpoints: rows(queueApi), refusals: QUEUE_REFUSALS },
  { name: 'macros', endpoints: rows(macrosApi), refusals: MACROS_REFUSALS },
  { name: 'teams', endpoints: rows(teamsApi), refusals: TEAM_REFUSALS },
  { name: 'rosters', endpoints: rows(rosterApi), refusals: ROSTER_REFUSALS },
  { name: 'live', endpoints: rows(liveApi), refusals: LIVE_REFUSALS },
  { name: 'audit', endpoints: rows(auditApi), refusals: AUDIT_REFUSALS },
  { name: 'mail', endpoints: rows(mailApi), refusals: MAIL_REFUSALS },
  { name: 'webhooks', endpoints: rows(webhooksApi), refusals: WEBHOOKS_REFUSALS },
];
