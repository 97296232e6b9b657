/** zh is zh-CN. Every text exists in both; the type of the zh messages is the type of the en ones. */
export type Lang = 'zh' | 'en';
export const HTML_LANG: Record<Lang, string> = { zh: 'zh-CN', en: 'en' };
export const LANG_COOKIE = 'lang';

export const isLang = (value: string | null | undefined): value is Lang => value === 'zh' || value === 'en';

/**
 * The language to answer in: what the address asks for (`?lang=`), else what the visitor chose before (cookie),
 * else the first supported range of `Accept-Language` by quality (RFC 9110 §12.5.4), else Chinese.
 */
export function chooseLang(
  asked: string | null,
  cookie: string | undefined,
  accept: string | undefined,
): Lang {
  if (isLang(asked)) return asked;
  if (isLang(cookie)) return cookie;
  let best: { lang: Lang; q: number } | undefined;
  for (const range of (accept ?? '').slice(0, 500).split(',')) {
    const [tag = '', ...params] = range.trim().toLowerCase().split(';');
    const primary = tag.split('-')[0];
    const weight = params.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)?.[1]).find(Boolean);
    const q = weight === undefined ? 1 : Number(weight);
    if (isLang(primary) && q > 0 && (!best || q > best.q)) best = { lang: primary, q };
  }
  return best?.lang ?? 'zh';
}
