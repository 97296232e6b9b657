import { fingerprint } from '@clearline/card';
import { formatVkey, type Policy } from '@clearline/tlog';
import { sha256 } from './crypto.ts';

/** The keys of a policy's logs, as people compare them: the key itself, words in both languages, digits. */
export const fingerprintLines = ({ logs }: Policy): readonly string[] =>
  logs.flatMap(({ key }) => {
    const vkey = formatVkey(key);
    const { words, hex } = fingerprint(vkey, sha256);
    return [vkey, words.zh.join(''), words.en.join(' '), hex.join(' ')].map((line, at) =>
      at === 0 ? line : `  ${line}`,
    );
  });
