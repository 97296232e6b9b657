import { fingerprint } from '@clearline/card';
import { formatVkey, type Policy, type VerifierKey } from '@clearline/tlog';
import { sha256 } from './crypto.ts';

/** The keys of a policy's logs, as people compare them. */
export const fingerprintLines = ({ logs }: Policy): readonly string[] =>
  logs.flatMap(({ key }) => keyLines(key));

/** The key itself, words in both languages, digits. */
export function keyLines(key: VerifierKey): readonly string[] {
  const vkey = formatVkey(key);
  const { words, hex } = fingerprint(vkey, sha256);
  return [vkey, ...[words.zh.join(''), words.en.join(' '), hex.join(' ')].map((line) => `  ${line}`)];
}
