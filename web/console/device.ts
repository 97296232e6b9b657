/** A browser and its system, as far as User-Agent tells: enough to know one's own devices again. */
import type { Lang } from './language.tsx';

const BROWSERS = [
  [/\bMicroMessenger\//, '微信'],
  [/\bEdg(e|A|iOS)?\//, 'Edge'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const;
const SYSTEMS = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const;

const find = (table: readonly (readonly [RegExp, string])[], agent: string) =>
  table.find(([pattern]) => pattern.test(agent))?.[1];

/** Such as `Chrome · Windows`. */
export function deviceOf(agent: string | null, lang: Lang): string {
  const known = agent ? [find(BROWSERS, agent), find(SYSTEMS, agent)].filter(Boolean) : [];
  return known.join(' · ') || (lang === 'zh' ? '未知设备' : 'Unknown device');
}
