import { keyIdOf } from '@clearline/card';
import type { Context } from '../context.ts';
import { sha256 } from '../crypto.ts';
import { isErrno } from '../durable.ts';
import { EXIT } from '../exit.ts';
import { createKey } from '../keys.ts';
import { approveMessages } from './messages.ts';

/** Makes a key file; prints the key's id and public key, as a publishers' policy lists them. @returns the exit code */
export async function newKey(path: string, { lang, print, remark }: Context): Promise<number> {
  const t = approveMessages[lang];
  try {
    const { spki } = await createKey(path);
    remark(t.made(path));
    const publicKey = Buffer.from(spki).toString('base64');
    print(JSON.stringify({ kind: 'key-file', id: keyIdOf(spki, sha256), publicKey }));
    return EXIT.fine;
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error;
    remark(t.exists(path));
    return EXIT.no;
  }
}
