import canonicalize from 'canonicalize';

/**
 * Canonical JSON (RFC 8785): the exact characters that are hashed, signed and served. Two cards that say the
 * same thing have the same canonical form. As in `JSON.stringify`, members that are undefined are left out.
 * @throws when the value holds something JSON cannot say (NaN, a cycle, a lone surrogate).
 */
export function canonical(value: unknown): string {
  // Most values stand in this order already, and the engine's own writer takes a fraction of the time.
  const text = isPlain(value) ? JSON.stringify(value) : canonicalize(value);
  if (text === undefined) throw new TypeError('not representable as JSON');
  return text;
}

/**
 * Whether `canonical(read) === text`, where `read` is what a schema made of `parsed`, and that is what JSON.parse made of
 * the text. Where it is so, this takes a third of the time.
 */
export const isCanonical = (text: string, parsed: unknown, read: unknown): boolean =>
  (isAsWritten(text, parsed) && isInOrder(parsed, read)) || canonical(read) === text;

/** Whether JSON.stringify writes it as RFC 8785 does: its members in order, and nothing in it that is refused. */
function isPlain(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (!isObject(value)) return value === null || typeof value === 'boolean' || Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  if (Object.getPrototypeOf(value) !== Object.prototype || 'toJSON' in value) return false;
  let before: string | null = null;
  for (const name of Object.keys(value)) {
    if ((before !== null && before >= name) || !name.isWellFormed() || !isPlain(value[name])) return false;
    before = name;
  }
  return true;
}

/** RFC 8785 writes what JSON.stringify writes, but for lone surrogates, which it refuses. */
const isAsWritten = (text: string, parsed: unknown) =>
  JSON.stringify(parsed) === text && !text.includes('\\ud');

/** Whether both are the same, and the members of `parsed` stand in the order of RFC 8785 §3.2.3. */
function isInOrder(parsed: unknown, read: unknown): boolean {
  if (!isObject(parsed) || !isObject(read)) return parsed === read;
  if (Array.isArray(parsed) || Array.isArray(read)) return isSameList(parsed, read);
  const names = Object.keys(parsed);
  if (names.length !== Object.keys(read).length) return false;
  let before: string | null = null;
  for (const name of names) {
    if ((before !== null && before >= name) || !Object.hasOwn(read, name)) return false;
    // Most members are the very same text.
    if (parsed[name] !== read[name] && !isInOrder(parsed[name], read[name])) return false;
    before = name;
  }
  return true;
}

function isSameList(parsed: unknown, read: unknown): boolean {
  if (!Array.isArray(parsed) || !Array.isArray(read) || parsed.length !== read.length) return false;
  for (let at = 0; at < parsed.length; at++) if (!isInOrder(parsed[at], read[at])) return false;
  return true;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
