import type { CardCrypto } from '@clearline/card';
import { sha256 } from '../../kernel/crypto.ts';

/** What verification is handed on a server. */
export const crypto: CardCrypto = { sha256, subtle: globalThis.crypto.subtle };
