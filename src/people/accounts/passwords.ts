/** Passwords as argon2id (RFC 9106), kept in PHC form with their parameters, so that those can grow. */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);

/** OWASP's first choice: 19 MiB, two passes. */
const PARAMETERS = { memory: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Each takes 19 MiB and a thread; the others are for files and names. */
const AT_ONCE = 2;
/** Whoever waits behind more than this would give up before their turn. */
const MAX_WAITING = 100;

/** More passwords are being checked than this machine can. */
export class TooBusyError extends Error {}

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MAX_WAITING) throw new TooBusyError('too many passwords wait to be checked');
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}

const text = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');

export function hashPassword(password: string): Promise<string> {
  return inTurn(async () => {
    const salt = randomBytes(SALT_BYTES);
    const { memory: m, passes: t, parallelism: p } = PARAMETERS;
    const hash = await argon2id(password, salt, { ...PARAMETERS, tagLength: HASH_BYTES });
    return `$argon2id$v=19$m=${m},t=${t},p=${p}$${text(salt)}$${text(hash)}`;
  });
}

const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

export function verifyPassword(hash: string, password: string): Promise<boolean> {
  return inTurn(async () => {
    const [, m, t, p, salt = '', kept = ''] = PHC.exec(hash) ?? [];
    const expected = Buffer.from(kept, 'base64');
    if (expected.length === 0) return false;
    const given = await argon2id(password, Buffer.from(salt, 'base64'), {
      memory: Number(m),
      passes: Number(t),
      parallelism: Number(p),
      tagLength: expected.length,
    });
    return timingSafeEqual(given, expected);
  });
}

/** One password typed on two keyboards may come in two forms of Unicode (NIST SP 800-63B §3.1.1.2). */
const argon2id = async (
  password: string,
  nonce: Buffer,
  parameters: { memory: number; passes: number; parallelism: number; tagLength: number },
): Promise<Buffer> => derive('argon2id', { message: password.normalize('NFKC'), nonce, ...parameters });
