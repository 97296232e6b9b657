/** What a new channel or notice is called for ever. Until that is settled, nothing can be saved under it. */
import type { Lang } from '@clearline/card';
import type { Checked } from './check.tsx';

type Trouble = 'missing' | 'form' | 'taken';

/** `new` is the address of the screens that make one. */
const UNUSED = 'new';
const FORM = /^[a-z0-9]+(-[a-z0-9]+)*$/;

const zh: Record<Trouble, { message: string; fix: string }> = {
  missing: { message: '还没有标识。', fix: '填写之后才能保存。' },
  form: { message: '标识只能用小写字母、数字，中间可以有短横线。', fix: '例如 service-line。' },
  taken: { message: '这个标识已经用过。', fix: '换一个；要改原来的，请从列表打开它。' },
};
const en: typeof zh = {
  missing: { message: 'It has no name for its address yet.', fix: 'Type one to be able to save.' },
  form: {
    message: 'It is of lower-case letters and digits, with hyphens between them.',
    fix: 'Such as service-line.',
  },
  taken: {
    message: 'Another one has it already.',
    fix: 'Choose another, or open that one from the list to change it.',
  },
};
const TEXTS: Record<Lang, typeof zh> = { zh, en };

export function troubleOf(name: string, taken: Iterable<string>): Trouble | null {
  if (name.trim() === '') return 'missing';
  if (!FORM.test(name)) return 'form';
  return name === UNUSED || new Set(taken).has(name) ? 'taken' : null;
}

/** Of a name that cannot be its own, the rest is checked and previewed all the same. */
export const standIn = (name: string, trouble: Trouble | null): string => (trouble ? UNUSED : name);

/** @param field the member that holds the name */
export function withTrouble(checked: Checked, field: string, trouble: Trouble | null, lang: Lang): Checked {
  if (!trouble) return checked;
  const told = { level: 'problem', path: field, ...TEXTS[lang][trouble] } as const;
  return { ...checked, problems: [told, ...checked.problems], wrong: checked.wrong + 1, unnamed: true };
}
