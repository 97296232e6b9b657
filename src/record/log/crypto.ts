/** The hash and the signatures that packages/tlog is handed. */
import { hash } from 'node:crypto';
import type { Sha256, Verify } from '@clearline/tlog';
import { verifyEd25519 } from '../../kernel/ed25519.ts';

export const sha256: Sha256 = (data) => hash('sha256', data, 'buffer');

/** ML-DSA-44 is recognised and never counts. */
export const verify: Verify = (algorithm, publicKey, message, signature) =>
  algorithm === 'ed25519' ? verifyEd25519(publicKey, message, signature) : null;
