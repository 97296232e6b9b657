/** The key of a witness, made at its first start, and the name that it has for ever. */
import { join } from 'node:path';
import { formatVkey, KEY_TYPE, parseVkey, type Signer, type VerifierKey, verifierKey } from '@clearline/tlog';
import { sha256 } from '../crypto.ts';
import { createFile, readFileWithin } from '../durable.ts';
import { createKey, type KeyPair, readKey } from '../keys.ts';
import { ok, type Result, refuse } from '../result.ts';

const KEY_FILE = 'witness.key';
/** Tells the name, and is what partners are given. */
const VKEY_FILE = 'witness.vkey';
const MAX_BYTES = 10_000;

export type IdentityRefusal =
  /** There is no witness here yet, and nobody said how it is called. */
  | { readonly code: 'no-name' }
  | { readonly code: 'malformed-name' }
  /** The witness of this folder has another name. */
  | { readonly code: 'other-name'; readonly name: string }
  | { readonly code: 'damaged-key'; readonly path: string };

/** The witness that lives in a folder; with a name, one is made where there is none. */
export async function witnessIdentity(
  dir: string,
  name: string | null,
): Promise<Result<Signer, IdentityRefusal>> {
  const vkeyPath = join(dir, VKEY_FILE);
  const kept = await readFileWithin(vkeyPath, MAX_BYTES);
  if (kept) return readIdentity(dir, parseKept(kept), vkeyPath, name);
  if (name === null) return refuse({ code: 'no-name' });
  if (!isName(name)) return refuse({ code: 'malformed-name' });
  const keyPath = join(dir, KEY_FILE);
  // A key without a vkey is a first start that was broken off: it has cosigned nothing.
  const pair = (await readKey(keyPath)) ?? (await createKey(keyPath));
  if (pair === 'not-a-key') return refuse({ code: 'damaged-key', path: keyPath });
  const signer = signerOf(pair, name);
  await createFile(vkeyPath, Buffer.from(`${formatVkey(signer.key)}\n`));
  return ok(signer);
}

async function readIdentity(
  dir: string,
  key: VerifierKey | null,
  vkeyPath: string,
  name: string | null,
): Promise<Result<Signer, IdentityRefusal>> {
  if (!key) return refuse({ code: 'damaged-key', path: vkeyPath });
  if (name !== null && name !== key.name) return refuse({ code: 'other-name', name: key.name });
  const path = join(dir, KEY_FILE);
  const pair = await readKey(path);
  if (!pair || pair === 'not-a-key') return refuse({ code: 'damaged-key', path });
  const signer = signerOf(pair, key.name);
  return formatVkey(signer.key) === formatVkey(key) ? ok(signer) : refuse({ code: 'damaged-key', path });
}

function parseKept(bytes: Uint8Array): VerifierKey | null {
  const key = parseVkey(new TextDecoder().decode(bytes).trim(), sha256);
  return key.ok ? key.value : null;
}

const signerOf = ({ publicKey, sign }: KeyPair, name: string): Signer => ({
  key: verifierKey(sha256, { name, type: KEY_TYPE.cosignatureV1, publicKey }),
  sign,
});

/** What a vkey and a policy file can both hold. */
const isName = (name: string): boolean => /^[\x21-\x2a\x2c-\x7e]{1,200}$/.test(name);
