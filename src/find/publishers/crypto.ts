import type { CardCrypto } from '@clearline/card';
import { verifyEd25519 } from '../../kernel/ed25519.ts';
import { sha256 } from '../../record/log/index.ts';

/** What verification is handed on a server. */
export const crypto: CardCrypto = { sha256, subtle: globalThis.crypto.subtle, ed25519: verifyEd25519 };
