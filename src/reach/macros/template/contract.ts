/** The texts of macros as parts: what is said as it stands, and variables from a closed set. Pure; safe in browsers. */
import type { Lang } from '@clearline/card';

export const VARIABLES = ['customer', 'order', 'number', 'agent', 'staff', 'wait'] as const;
export type Variable = (typeof VARIABLES)[number];

export type Part = { readonly text: string } | { readonly variable: Variable };

export type FaultCode = 'unknown-variable' | 'not-closed' | 'stray-brace' | 'reserved';

/** What is wrong, and where: lines and characters count from 1. */
export interface Fault {
  readonly code: FaultCode;
  readonly line: number;
  readonly column: number;
  /** What stands there. */
  readonly at: string;
}

/** Around what is still to be filled in. No text of a macro and no value has them, so that a gap is always one of ours. */
export const GAP = { open: '⟦', close: '⟧' } as const;

const TOKEN = /\{\{|\}\}|\{([^{}\n]*)\}|[{}⟦⟧]|[^{}⟦⟧]+/g;

const isVariable = (name: string): name is Variable => VARIABLES.some((one) => one === name);

export interface Read {
  readonly parts: readonly Part[];
  readonly faults: readonly Fault[];
}

/** `{{` and `}}` are braces that are said. */
export function readTemplate(template: string): Read {
  const parts: Part[] = [];
  const faults: Fault[] = [];
  for (const { 0: at, 1: name, index } of template.matchAll(TOKEN)) {
    const variable = name?.trim();
    if (at === '{{' || at === '}}') parts.push({ text: at[0] ?? '' });
    else if (variable !== undefined && isVariable(variable)) parts.push({ variable });
    else {
      const code = faultOf(at, variable);
      if (code) faults.push({ code, at, ...placeOf(template, index) });
      else parts.push({ text: at });
    }
  }
  return { parts, faults };
}

function faultOf(at: string, variable: string | undefined): FaultCode | null {
  if (variable !== undefined) return 'unknown-variable';
  if (at === '{') return 'not-closed';
  if (at === '}') return 'stray-brace';
  return at === GAP.open || at === GAP.close ? 'reserved' : null;
}

function placeOf(template: string, index: number): { readonly line: number; readonly column: number } {
  const before = template.slice(0, index).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}

const FAULTS_ZH: Record<FaultCode, (at: string) => string> = {
  'unknown-variable': (at) => `没有 ${at} 这个变量，可用的是 ${named(VARIABLES)}`,
  'not-closed': () => '“{”后面没有“}”。只想写一个大括号，请写两个：{{',
  'stray-brace': () => '“}”前面没有“{”。只想写一个大括号，请写两个：}}',
  reserved: (at) => `“${at}”留作待填之处的记号，请换别的括号`,
};
const FAULTS_EN: typeof FAULTS_ZH = {
  'unknown-variable': (at) => `there is no variable ${at}; these can be used: ${named(VARIABLES)}`,
  'not-closed': () => '“{” is not closed. For a brace that is said, write two: {{',
  'stray-brace': () => '“}” was not opened. For a brace that is said, write two: }}',
  reserved: (at) => `“${at}” marks what is still to be filled in; use other brackets`,
};

const named = (variables: readonly Variable[]): string => variables.map((one) => `{${one}}`).join(' ');

/** “Line 2, character 5: …” */
export function faultText({ code, line, column, at }: Fault, lang: Lang): string {
  return lang === 'zh'
    ? `第 ${line} 行第 ${column} 个字：${FAULTS_ZH[code](at)}`
    : `Line ${line}, character ${column}: ${FAULTS_EN[code](at)}`;
}
