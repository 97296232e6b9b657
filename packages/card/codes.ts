/** Why a proof was refused. The set is closed, and each code has a sentence for people. */
export const VERIFY_CODES = [
  // the file
  'oversized-bundle',
  'malformed-bundle',
  'malformed-policy',
  'malformed-proof',
  'wrong-own-policy',
  'unsupported-here',
  // the record
  'unknown-log',
  'bad-checkpoint',
  'bad-handover',
  'witness-missing',
  'cosigned-in-future',
  'cosigned-too-long-ago',
  'not-included',
  'wrong-first-entry',
  // who may approve
  'broken-publishers-chain',
  'broken-card-chain',
  // one approval
  'wrong-kind-of-signature',
  'malformed-assertion',
  'not-an-assertion',
  'other-challenge',
  'wrong-origin',
  'wrong-rp-id',
  'user-not-verified',
  'unusable-key',
  'bad-approval',
  // all approvals
  'unknown-key',
  'one-person-twice',
  'weaker-quorum',
  'quorum-lacking',
  'reissue-changes-more',
  // the card
  'malformed-card',
  'not-yet-issued',
  'expired',
] as const;
export type VerifyCode = (typeof VERIFY_CODES)[number];
