import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { canonical, readEntry, VERIFY_CODES, verifyBundle } from '@clearline/card';

/** Whose keys they are is forgotten: nothing can be signed by them but what the corpus holds. */
const POLICY = `log card.example/record+3ee94fe8+AZNGQMRHfLU1VvrpsND3FerDfKKdk4hLpAJih0Te6ROO
witness one witness.example/one+20ef7e42+BAwo33/+v5G2OmS+FrDb2F/XzQysfqhHrfAp70T+j4k8
witness two witness.example/two+e27077e3+BHlkdJJibS8VmYs67vV/sJ/pmnxyalouKrLJFGrvOiIf
witness three witness.example/three+27c538c7+BCRYT6asiHbQebWJyKr7zYx7DetpIB2uHvecQjXqmuAR
group most 2 one two three
quorum most
`;
/** Of a log that has handed over from this key to the one that signs what the corpus holds. */
const FORMER_POLICY = `log card.example/record+42607862+AbYYTOymC2IgmZc+ArvLraiHpzL8G9rBExlx1vlaDJNd
witness one witness.example/one+c384cbe6+BMaVJnTpjvUvadcBM1jf1j0xMlNYs6AmsVsMG450vRxu
witness two witness.example/two+7479075b+BLCS0L34uRT/nazO3e4bCiZAJQdoizqrlJw822ycpZER
witness three witness.example/three+b15093bf+BI7+pE3BkfYFYXQVBL1j4dVt5aympcfm5ribGa8KhC63
group most 2 one two three
quorum most
`;
/** SHA-256 of what the cards say, without number and dates. */
const SAID = '2d63f22bb5fd114c25bf75a0465cd10c714b7728339a6881c0a5cda59fabd50e';
const NOW = Date.parse('2026-01-02T00:00:00.000Z');

const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest();

export const judgeProofBundle = (bytes: Uint8Array): Promise<string> => judge(bytes, POLICY, false);

/** By a key that was pinned before the log got another one. */
export const judgeHandedOver = (bytes: Uint8Array): Promise<string> => judge(bytes, FORMER_POLICY, true);

/** Whatever became of a bundle: where it still holds, it says what two people approved, but for its dates. */
async function judge(bytes: Uint8Array, policy: string, handedOver: boolean): Promise<string> {
  const read = await verifyBundle(bytes, { policy }, NOW, { sha256, subtle: crypto.subtle });
  if (!read.ok) {
    assert.ok(VERIFY_CODES.includes(read.error.code));
    return read.error.code;
  }
  const { n: _n, issued: _issued, expires: _expires, ...said } = read.value.card;
  assert.equal(Buffer.from(sha256(Buffer.from(canonical(said)))).toString('hex'), SAID);
  assert.equal(read.value.handedOver, handedOver);
  assert.ok(new Set(read.value.approvals.map(({ person }) => person)).size >= 2);
  return 'accepted';
}

/** What is accepted is written as it was read. */
export function judgeEntry(bytes: Uint8Array): string {
  const read = readEntry(bytes);
  if (!read.ok) return read.error;
  assert.equal(canonical(read.value), new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  return 'accepted';
}
