import canonicalize from 'canonicalize';

/**
 * Canonical JSON (RFC 8785): the exact characters that are hashed, signed and served. Two cards that say the
 * same thing have the same canonical form. As in `JSON.stringify`, members that are undefined are left out.
 * @throws when the value holds something JSON cannot say (NaN, a cycle, a lone surrogate).
 */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not representable as JSON');
  return text;
}
