/** What reporters tell us rests sealed: AES-256-GCM under keys made of this site's secret, which is in no database. */
import { createHmac, hkdfSync } from 'node:crypto';
import { seal, unseal } from '../../kernel/sealing.ts';

const KEY_BYTES = 32;

/** What a sealed text is. Sealed as one, it opens as no other. */
type Purpose = 'report' | 'contact' | 'appeal';

export interface Sealing {
  /** @param of the receipt that it belongs to */
  seal(purpose: Purpose, of: string, text: string): Buffer;
  /** Null for what was sealed under another secret, for something else, or has been changed. */
  open(purpose: Purpose, of: string, sealed: Buffer): string | null;
  /** The same for the same text on every node, and of no use to who lacks the secret. 32 bytes. */
  digest(label: 'network' | 'gist' | 'client', text: string): Buffer;
  /** Sign challenges, and the keys that solve them. */
  readonly challengeSecret: string;
  readonly answerSecret: string;
}

/** @param secret the site's own, the same on every node */
export function sealingWith(secret: string): Sealing {
  const derive = (label: string): Buffer =>
    Buffer.from(hkdfSync('sha256', secret, '', `clearline reports ${label}`, KEY_BYTES));
  const key = derive('seal');
  const pepper = derive('digest');
  return {
    seal: (purpose, of, text) => seal(key, `${purpose} ${of}`, text),
    open: (purpose, of, sealed) => unseal(key, `${purpose} ${of}`, sealed),
    digest: (label, text) => createHmac('sha256', pepper).update(`${label}\n${text}`).digest(),
    challengeSecret: derive('challenge').toString('base64url'),
    answerSecret: derive('answer').toString('base64url'),
  };
}
