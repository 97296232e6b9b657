/** What reporters tell us rests sealed: AES-256-GCM under keys made of this site's secret, which is in no database. */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;
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
    seal(purpose, of, text) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(CIPHER, key, iv).setAAD(bound(purpose, of));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([Buffer.of(VERSION), iv, cipher.getAuthTag(), body]);
    },
    open(purpose, of, sealed) {
      if (sealed.length < 1 + IV_BYTES + TAG_BYTES || sealed[0] !== VERSION) return null;
      const iv = sealed.subarray(1, 1 + IV_BYTES);
      const body = sealed.subarray(1 + IV_BYTES + TAG_BYTES);
      const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES })
        .setAAD(bound(purpose, of))
        .setAuthTag(sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
    digest: (label, text) => createHmac('sha256', pepper).update(`${label}\n${text}`).digest(),
    challengeSecret: derive('challenge').toString('base64url'),
    answerSecret: derive('answer').toString('base64url'),
  };
}

const bound = (purpose: Purpose, of: string): Buffer => Buffer.from(`${purpose} ${of}`);
