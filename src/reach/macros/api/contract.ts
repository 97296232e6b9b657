/** The endpoints of macros. Browser-safe. */
import * as z from 'zod';
import { endpoint, type Refusals } from '../../../kernel/http/contract.ts';
import { MAX_TEXT, MOST_TAGS, Tags, tagOf } from '../../conversations/contract.ts';

/** UTF-16 units of one text: filled in it still fits a message. */
export const MAX_MACRO = 3_000;
export const MAX_TITLE = 60;
export const MAX_SHORTCUT = 24;
/** Of one person, and of all together. */
export const MOST_OWN = 200;
export const MOST_SHARED = 500;

/** Letters and digits of any script: what can be typed behind a slash without a blank. */
const SHORTCUT = /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u;
const Shortcut = z
  .string()
  .max(200)
  .transform((text) => text.normalize('NFKC').trim().replace(/^\//, '').toLowerCase())
  .refine((text) => SHORTCUT.test(text) && text.length <= MAX_SHORTCUT, 'letters, digits, - and _');
const MacroText = z.string().trim().min(1).max(MAX_MACRO);

const MacroTexts = z.strictObject({ zh: MacroText, en: MacroText });

export const MacroActs = z.strictObject({ tags: Tags.default([]), resolve: z.boolean().default(false) });
export type MacroActs = z.infer<typeof MacroActs>;

/** Of a list with commas; null where one of them is none, or there are too many. */
export function tagsIn(list: string): string[] | null {
  const tags = list
    .split(/[,，、]/)
    .filter((one) => one.trim())
    .map(tagOf);
  const good = [...new Set(tags.filter((one) => one !== null))];
  return tags.includes(null) || good.length > MOST_TAGS ? null : good;
}

const Written = z.strictObject({
  title: z
    .string()
    .trim()
    .min(1)
    .max(MAX_TITLE)
    .refine((text) => !/\p{C}/u.test(text), 'one line'),
  shortcut: Shortcut,
  texts: MacroTexts,
  acts: MacroActs,
  /** That was seen; 0 of a new one. */
  revision: z.int().nonnegative(),
});
export type Written = z.infer<typeof Written>;

export const Macro = z
  .object({
    id: z.uuid(),
    /** Everybody’s, rather than one’s own. */
    shared: z.boolean(),
    title: z.string(),
    shortcut: z.string(),
    texts: z.object({ zh: z.string().max(MAX_TEXT), en: z.string().max(MAX_TEXT) }),
    acts: z.object({ tags: z.array(z.string()), resolve: z.boolean() }),
    revision: z.int(),
    editedAt: z.iso.datetime(),
    /** Null where they have left. */
    editedBy: z.string().nullable(),
  })
  .meta({ id: 'Macro' });
export type Macro = z.infer<typeof Macro>;

const one = z.strictObject({ id: z.uuid() });
/** That was seen, where that matters. */
const query = z.strictObject({ revision: z.coerce.number().int().positive().optional() });
const SEEN = ['no-such-macro', 'macro-has-changed'] as const;
const SAVED = [
  ...SEEN,
  'shortcut-taken',
  'too-many-macros',
  'text-at-fault',
  'macro-asks-forbidden',
] as const;

export const macrosApi = {
  list: endpoint({
    method: 'GET',
    path: '/macros',
    summary: 'List the macros that you can use: the shared ones and your own.',
    access: 'reach.answer',
    answer: z.object({ macros: z.array(Macro) }),
  }),
  save: endpoint({
    method: 'PUT',
    path: '/macros/:id',
    summary: 'Write a macro of your own under an id of your making, or change the one that you have seen.',
    access: 'reach.answer',
    params: one,
    body: Written,
    answer: Macro,
    refusals: SAVED,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/macros/:id',
    summary: 'Delete a macro of your own. Written again under its id, it is back.',
    access: 'reach.answer',
    params: one,
    query,
    answer: null,
    refusals: SEEN,
  }),
  saveShared: endpoint({
    method: 'PUT',
    path: '/shared-macros/:id',
    summary: 'Write a macro for everybody under an id of your making, or change the one that you have seen.',
    access: 'macros.share',
    params: one,
    body: Written,
    answer: Macro,
    refusals: SAVED,
  }),
  removeShared: endpoint({
    method: 'DELETE',
    path: '/shared-macros/:id',
    summary: 'Delete a macro of everybody’s. Written again under its id, it is back.',
    access: 'macros.share',
    params: one,
    query,
    answer: null,
    refusals: SEEN,
  }),
};

export const MACROS_REFUSALS = {
  'no-such-macro': {
    status: 404,
    zh: '没有这条话术，或者它不是您的。',
    en: 'There is no such macro, or it is not yours.',
  },
  'macro-has-changed': {
    status: 409,
    zh: '这条话术刚被别人改过或删掉了。请重新打开，再修改。',
    en: 'Somebody has changed or deleted this macro just now. Open it again, then change it.',
  },
  'shortcut-taken': {
    status: 409,
    zh: '已经有一条话术用了这个快捷词。请换一个。',
    en: 'Another macro has this shortcut. Choose another.',
  },
  'too-many-macros': {
    status: 422,
    zh: '话术太多了，存不下。请先删掉用不着的。',
    en: 'There are too many macros. Delete some that are not needed.',
  },
  'text-at-fault': {
    status: 422,
    zh: '话术里有写错的变量。请按提示修改。',
    en: 'A variable in the text is wrong. Change it as told.',
  },
  'macro-asks-forbidden': {
    status: 422,
    zh: '这段话向客户索要了我们承诺绝不索要的东西（验证码、密码、卡号、转账、共享屏幕或换到别的软件），不能存为话术。请改写。',
    en: 'This asks the customer for what we promise never to ask for (codes, passwords, card numbers, transfers, screen sharing or another app), and cannot be a macro. Write it otherwise.',
  },
} as const satisfies Refusals;
