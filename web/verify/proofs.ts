/** Where proofs come from: files, pasted text, the site. Texts only; nothing in them is believed. */

/** One proof as it was given, with the name by which its giver knows it. */
export interface Proof {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Not asked about: it only tells whether the others still count. */
  readonly isNewer?: boolean;
}

/** More than a visitor has reason to hold, little enough to check while they wait. */
const MAX_PROOFS = 50;
/** Longer ones are refused as too long, so their rest need not be read. */
const MAX_BYTES = 2 ** 23 + 1;

const encoder = new TextEncoder();

/** A proof has no line breaks within, so each line of a text is one. White space around it came with copying. */
export const fromText = (name: (at: number) => string, text: string): Proof[] =>
  text
    .split(/\s*\n\s*/)
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, MAX_PROOFS)
    .map((line, at) => ({ name: name(at), bytes: encoder.encode(line) }));

export const fromFiles = (files: readonly File[]): Promise<Proof[]> =>
  Promise.all(
    files.slice(0, MAX_PROOFS).map(async (file) => ({
      name: file.name,
      bytes: withoutLineEnd(new Uint8Array(await file.slice(0, MAX_BYTES).arrayBuffer())),
    })),
  );

const TIMEOUT_MS = 15_000;

/**
 * Public files of the site, each under the name given, all of them or none. `away`: one did not arrive. `not-logged`: there
 * is none of that card.
 */
export async function fromSite(
  files: readonly (readonly [name: string, path: string])[],
): Promise<Proof[] | 'away' | 'not-logged'> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const answers = await Promise.all(
      files.map(([, path]) => fetch(path, { cache: 'no-cache', credentials: 'omit', signal })),
    );
    if (answers.some(({ status }) => status === 404)) return 'not-logged';
    if (!answers.every(({ ok }) => ok)) return 'away';
    const texts = await Promise.all(answers.map((answer) => answer.text()));
    return files.flatMap(([name], at) => fromText(() => name, texts[at] ?? ''));
  } catch {
    return 'away';
  }
}

/** Editors like to end a file with a line break. */
function withoutLineEnd(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--;
  return bytes.subarray(0, end);
}
