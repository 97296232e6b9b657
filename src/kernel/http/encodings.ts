/** Content codings by Accept-Encoding (RFC 9110 §12.5.3). */

export const ENCODINGS = ['br', 'gzip', 'identity'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Browsers send a handful of different values, so that nearly every answer is one look-up. */
const seen = new Map<string, Encoding | null>();
const MAX_SEEN = 200;

/**
 * The coding to answer with: the highest quality, and among equals the smallest answer. A client that says
 * nothing gets the plain bytes. null when the client refuses everything that we have.
 */
export function chooseEncoding(header: string | undefined): Encoding | null {
  if (header === undefined) return 'identity';
  const known = seen.get(header);
  if (known !== undefined) return known;
  const chosen = choose(parseQualities(header));
  if (seen.size >= MAX_SEEN) seen.clear();
  seen.set(header, chosen);
  return chosen;
}

function choose(qualities: ReadonlyMap<string, number>): Encoding | null {
  const any = qualities.get('*');
  // Identity is acceptable unless refused, but never preferred to a coding that was asked for.
  const quality = (encoding: Encoding) =>
    qualities.get(encoding) ?? any ?? (encoding === 'identity' ? Number.MIN_VALUE : 0);
  const best = ENCODINGS.reduce((a, b) => (quality(b) > quality(a) ? b : a));
  return quality(best) > 0 ? best : null;
}

function parseQualities(header: string): Map<string, number> {
  const qualities = new Map<string, number>();
  for (const item of header.slice(0, 500).toLowerCase().split(',')) {
    const [name = '', ...params] = item.split(';').map((part) => part.trim());
    if (name === '') continue;
    const coding = name === 'x-gzip' ? 'gzip' : name;
    const weight = params.find((param) => param.startsWith('q='))?.slice(2);
    qualities.set(coding, weight === undefined ? 1 : parseWeight(weight));
  }
  return qualities;
}

/** A weight that is no weight refuses its coding: plain bytes are always understood. */
const parseWeight = (text: string): number =>
  /^(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(text) ? Number(text) : 0;
