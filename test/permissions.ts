/**
 * Who may call what, written down once more and by hand: the test that walks every route holds the code to this table.
 * A route that is not here fails the walk.
 */
import type { Role } from '../src/people/access/contract.ts';

/** guest: also who is not signed in. person: whoever is. A list: these roles and no others. */
export type Allowed = 'guest' | 'person' | readonly Role[];

const STAFF = ['owner', 'admin', 'supervisor', 'agent'] as const;
const EDITORS = ['owner', 'admin', 'supervisor'] as const;
const ADMINS = ['owner', 'admin'] as const;

/** By method and path. */
export const ALLOWED: Readonly<Record<string, Allowed>> = {
  'POST /sign-in': 'guest',
  'POST /sign-in/totp': 'guest',
  'POST /sign-in/recovery': 'guest',
  'POST /sign-in/passkey/options': 'guest',
  'POST /sign-in/passkey': 'guest',
  'POST /sign-up': 'guest',
  'POST /e-mail/verify': 'guest',
  'POST /password/forgot': 'guest',
  'POST /password/reset': 'guest',
  'POST /sign-out': 'guest',
  'GET /session': 'guest',
  'GET /enrolments/{token}': 'guest',
  'POST /enrolments/{token}/passkey/options': 'guest',
  'POST /enrolments/{token}/passkey': 'guest',
  'POST /enrolments/{token}/totp': 'guest',
  'POST /enrolments/{token}/password': 'guest',

  'POST /enrolments/{token}/accept': 'person',
  'GET /events': 'person',
  'GET /me': 'person',
  'PUT /me/password': 'person',
  'POST /step-up/options': 'person',
  'POST /step-up': 'person',
  'POST /step-up/totp': 'person',
  'POST /step-up/password': 'person',
  'GET /me/passkeys': 'person',
  'POST /me/passkeys/options': 'person',
  'POST /me/passkeys': 'person',
  'PATCH /me/passkeys/{id}': 'person',
  'DELETE /me/passkeys/{id}': 'person',
  'POST /me/totp': 'person',
  'POST /me/totp/confirm': 'person',
  'DELETE /me/totp': 'person',
  'POST /me/recovery-codes': 'person',
  'GET /me/sessions': 'person',
  'DELETE /me/sessions/{id}': 'person',
  'DELETE /me/sessions': 'person',
  'GET /me/tokens': 'person',
  'POST /me/tokens': 'person',
  'DELETE /me/tokens/{id}': 'person',

  'GET /people': EDITORS,
  'GET /people/{id}': EDITORS,
  'PUT /people/{id}/roles': ADMINS,
  'DELETE /people/{id}': ADMINS,
  'GET /people/{id}/sessions': ADMINS,
  'DELETE /people/{id}/sessions': ADMINS,
  'DELETE /people/{id}/sessions/{session}': ADMINS,
  'GET /invitations': EDITORS,
  'POST /invitations': ADMINS,
  'POST /invitations/{id}/resend': ADMINS,
  'DELETE /invitations/{id}': ADMINS,
  'POST /people/{id}/recovery': ADMINS,
  'GET /recoveries': ADMINS,
  'POST /recoveries/{id}/approve': ADMINS,
  'DELETE /recoveries/{id}': ADMINS,

  'GET /contacts': STAFF,
  'GET /contacts/history': STAFF,
  'GET /contacts/registry.yaml': STAFF,
  'GET /contacts/calendar': STAFF,
  'GET /notices': STAFF,
  'POST /contacts/import': EDITORS,
  'POST /contacts/check': EDITORS,
  'POST /contacts/channels/{id}/retire/candidate': ADMINS,
  'POST /contacts/channels/{id}/retire': ADMINS,
  'GET /proposals': STAFF,
  'GET /proposals/{id}': STAFF,
  'GET /proposals/{id}/candidate': EDITORS,
  'POST /proposals/{id}/comments': STAFF,
  'PUT /proposals/{id}/presence': STAFF,
  'POST /proposals': EDITORS,
  'POST /proposals/{id}/edits': EDITORS,
  'POST /proposals/{id}/submit': EDITORS,
  'POST /proposals/{id}/withdraw': EDITORS,
  'POST /proposals/{id}/reopen': EDITORS,
  'POST /proposals/{id}/rebase': EDITORS,
  'POST /proposals/{id}/approve': ADMINS,
  'POST /proposals/{id}/publish': ADMINS,
  'POST /proposals/{id}/reject': ADMINS,

  'GET /publishers': STAFF,
  'POST /publishers/changes': ['owner'],
  'DELETE /publishers/changes/current': ['owner'],
  'GET /publishers/changes/current/offer': STAFF,
  'POST /publishers/changes/current/sign': STAFF,
  'GET /record/witnesses': STAFF,

  'POST /verify': 'guest',
  'GET /lines': 'guest',
  'POST /lines/{id}/votes': 'guest',
  'GET /line-incidents': STAFF,
  'POST /line-incidents/{id}/acts': EDITORS,

  'GET /audit': EDITORS,
  'GET /audit/export': ADMINS,
  'GET /mail': ADMINS,
  'GET /mail/{id}': ADMINS,
  'POST /mail/{id}/retry': ADMINS,
};

/** What is refused to who has not shown a factor lately, and to every program. */
export const STEP_UP: ReadonlySet<string> = new Set([
  'PUT /me/password',
  'POST /me/passkeys/options',
  'POST /me/passkeys',
  'DELETE /me/passkeys/{id}',
  'POST /me/totp',
  'POST /me/totp/confirm',
  'DELETE /me/totp',
  'POST /me/recovery-codes',
  'POST /me/tokens',
  'PUT /people/{id}/roles',
  'DELETE /people/{id}',
  'DELETE /people/{id}/sessions',
  'DELETE /people/{id}/sessions/{session}',
  'POST /invitations',
  'POST /invitations/{id}/resend',
  'POST /people/{id}/recovery',
  'POST /recoveries/{id}/approve',
  'POST /contacts/channels/{id}/retire',
  'POST /proposals/{id}/approve',
  'POST /proposals/{id}/publish',
  'POST /publishers/changes',
]);

/** Routes that name a row which belongs to nobody in particular: whoever may call them may name any. */
export const SHARED: ReadonlySet<string> = new Set([
  'GET /people/{id}',
  'POST /contacts/channels/{id}/retire/candidate',
  'POST /contacts/channels/{id}/retire',
  'GET /proposals/{id}',
  'GET /proposals/{id}/candidate',
  'POST /proposals/{id}/comments',
  'PUT /proposals/{id}/presence',
  'POST /proposals/{id}/edits',
  'POST /proposals/{id}/submit',
  'POST /proposals/{id}/withdraw',
  'POST /proposals/{id}/reopen',
  'POST /proposals/{id}/rebase',
  'POST /proposals/{id}/approve',
  'POST /proposals/{id}/publish',
  'POST /proposals/{id}/reject',
  'POST /lines/{id}/votes',
  'POST /line-incidents/{id}/acts',
  'GET /mail/{id}',
  'POST /mail/{id}/retry',
  'DELETE /recoveries/{id}',
]);

/** Routes that a link opens by itself: its token is the right to it, and another token is another right. */
export const BY_LINK = /^[A-Z]+ \/enrolments\/\{token\}/;
