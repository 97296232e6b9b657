/** Why this node signs nothing. The site goes on; an operator must look. docs/operations.md#record has each. */
const RUNBOOK = 'see docs/operations.md#record';

export const RECORD_REFUSALS = {
  'another-key': `the record in the database was begun with another key: give this node that RECORD_KEY, ${RUNBOOK}`,
  'new-key-missing': `the record has got a new key, which this node lacks: put it first in record/record.key of the data directory, which is then read again; or in RECORD_KEY, and restart the node; ${RUNBOOK}`,
  'kept-is-damaged': `the last checkpoint that is kept beside the record key cannot be read: restore it from a backup, ${RUNBOOK}`,
  'database-is-older': `the database is older than what this node has signed: a backup was restored. Nothing more is signed, ${RUNBOOK}`,
  'database-is-another': `the database contradicts what this node has signed. Nothing more is signed, ${RUNBOOK}`,
  'database-is-damaged': `the tiles of the record do not give its root. Nothing more is signed, ${RUNBOOK}`,
} as const;
export type RecordRefusal = keyof typeof RECORD_REFUSALS;
