import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readRegistryFile } from './registry.ts';

export const NOW = Date.parse('2026-11-22T00:00:00Z');
export const DEMO = readFileSync(new URL('../../../../demo/registry.yaml', import.meta.url), 'utf8');
export const BASE = `version: 1
operator:
  name: { zh: 甲, en: A }
  legal_name: 甲公司
  filings: [{ kind: icp, number: 演示1, url: https://beian.miit.gov.cn/ }]
hours:
  office:
    weekly:
      mon-fri: [09:00-12:00, 13:00-18:00]
channels:
  - id: main
    kind: phone
    label: { zh: 热线, en: Line }
    number: 400-000-0000
    hours: 7x24
    surfaces: [nav, footer, page]
  - id: site
    kind: domain
    label: { zh: 官网, en: Site }
    domain: www.tianyuan.example
`;

export const read = (input: string | Uint8Array, name = 'registry.yaml') =>
  readRegistryFile(typeof input === 'string' ? Buffer.from(input) : input, name, NOW);

/** Problems of `BASE` with `from` replaced, as `line code path`. */
export function changed(from: string, to: string): string[] {
  assert.ok(BASE.includes(from), from);
  return found(BASE.replace(from, to));
}
export function found(input: string | Uint8Array): string[] {
  const result = read(input);
  return result.ok ? [] : result.error.map((p) => `${p.line} ${p.code} ${p.path}`.trim());
}
export function messages(input: string | Uint8Array): string {
  const result = read(input);
  return result.ok ? '' : result.error.map((p) => `${p.message.en} ${p.fix.en}`).join(' ');
}
