import { fingerprint } from '@clearline/card';
import { formatVkey, type Policy } from '@clearline/tlog';
import type { Lang } from './context.ts';
import { sha256 } from './crypto.ts';

/** The keys of a policy's logs, as people compare them: words, digits, and the key itself. */
export const fingerprintLines = ({ logs }: Policy, lang: Lang): readonly string[] =>
  logs.flatMap(({ key }) => {
    const vkey = formatVkey(key);
    const { words, hex } = fingerprint(vkey, sha256);
    return [vkey, `  ${words[lang].join(lang === 'zh' ? '' : ' ')}`, `  ${hex.join(' ')}`];
  });
