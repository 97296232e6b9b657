/** Macros with values in the place of variables. A value is said as it stands and is never read again. Pure; safe in browsers. */
import type { Lang } from '@clearline/card';
import { GAP, type Part, type Variable } from '../template/contract.ts';

/** Null where it is not known. */
export type Values = Readonly<Record<Variable, string | null>>;

export const VARIABLE_NAMES: Readonly<Record<Lang, Readonly<Record<Variable, string>>>> = {
  zh: {
    customer: '顾客称呼',
    order: '订单号',
    number: '会话编号',
    agent: '客服姓名',
    staff: '工号',
    wait: '预计等待',
  },
  en: {
    customer: 'customer’s name',
    order: 'order number',
    number: 'conversation number',
    agent: 'agent’s name',
    staff: 'staff number',
    wait: 'expected wait',
  },
};

/** UTF-16 units that one value may take. */
const MAX_VALUE = 120;
const CLEAN = /[⟦⟧\p{C}\p{Zl}\p{Zp}\s]+/gu;

/** In one line, without our own marks. */
const cleaned = (value: string): string => value.replaceAll(CLEAN, ' ').trim().slice(0, MAX_VALUE);

/** @param lang of the customer, in which a gap is named too */
export function fill(parts: readonly Part[], values: Values, lang: Lang): string {
  return parts
    .map((part) => {
      if ('text' in part) return part.text;
      const value = cleaned(values[part.variable] ?? '');
      return value === '' ? `${GAP.open}${VARIABLE_NAMES[lang][part.variable]}${GAP.close}` : value;
    })
    .join('');
}

export interface Gap {
  readonly name: string;
  /** UTF-16 units from the beginning. */
  readonly start: number;
  readonly end: number;
}

/** What is still to be filled in, in order: until then nothing of it is sent. */
export const gapsIn = (text: string): Gap[] =>
  [...text.matchAll(/⟦([^⟦⟧]*)⟧/g)].map(({ 0: all, 1: name = '', index }) => ({
    name,
    start: index,
    end: index + all.length,
  }));
