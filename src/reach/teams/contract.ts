/** Teams: who answers what together. Browser-safe. */
import * as z from 'zod';
import { endpoint, type Refusals } from '../../kernel/http/contract.ts';
import { Intent, LINE_REFUSALS } from '../conversations/contract.ts';

export { TEAM_DEEDS } from './deeds/contract.ts';

export const MOST_TEAMS = 50;
const MOST_MEMBERS = 200;
export const MAX_NAME = 40;
export const MOST_FALLBACK_SECONDS = 3_600;
export const USUAL_FALLBACK_SECONDS = 60;

export const TEAM_LANGUAGES = ['zh', 'en'] as const;
const each = <T extends z.ZodType>(one: T, most: number) =>
  z
    .array(one)
    .max(most)
    .refine((all) => new Set(all).size === all.length, 'each once');

const Given = z.strictObject({
  name: z.string().trim().min(1).max(MAX_NAME),
  /** What comes to the team by itself; none named is nothing. */
  intents: each(Intent, 10),
  /** Of that, what is in these languages; none named is all. */
  languages: each(z.enum(TEAM_LANGUAGES), TEAM_LANGUAGES.length),
  /** After so long everybody may take who waits for the team. */
  fallbackSeconds: z.int().min(0).max(MOST_FALLBACK_SECONDS),
  members: each(z.uuid(), MOST_MEMBERS),
});

export const Team = z.object({ id: z.uuid(), ...Given.shape, revision: z.int() }).meta({ id: 'Team' });
export type Team = z.infer<typeof Team>;

const one = z.strictObject({ id: z.uuid() });
/** That was seen, where that matters. */
const query = z.strictObject({ revision: z.coerce.number().int().positive().optional() });

export const teamsApi = {
  list: endpoint({
    method: 'GET',
    path: '/teams',
    summary: 'List the teams, with what comes to each and who belongs to it.',
    access: 'reach.supervise',
    answer: z.object({ teams: z.array(Team) }),
  }),
  save: endpoint({
    method: 'PUT',
    path: '/teams/:id',
    summary: 'Make a team under an id of your own, or change one: this is all of it.',
    access: 'reach.supervise',
    params: one,
    /** `revision`: of the team that was seen; 0 for a new one. */
    body: Given.extend({ revision: z.int().nonnegative() }),
    answer: Team,
    refusals: ['team-name-taken', 'not-an-agent', 'too-many-teams', 'team-has-changed', 'no-such-team'],
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/teams/:id',
    summary: 'Remove a team. Whoever waits for it then waits for everybody, at their old place.',
    access: 'reach.supervise',
    params: one,
    query,
    answer: null,
    refusals: ['no-such-team', 'team-has-changed'],
  }),
};

export const TEAM_REFUSALS = {
  'not-an-agent': LINE_REFUSALS['not-an-agent'],
  'team-name-taken': {
    status: 409,
    zh: '已经有一个同名的小组。请换一个名称。',
    en: 'There is a team of this name. Choose another.',
  },
  'too-many-teams': {
    status: 409,
    zh: '小组已经到上限了。请先删除不用的小组。',
    en: 'There are as many teams as there may be. Remove one first.',
  },
  'team-has-changed': {
    status: 409,
    zh: '这个小组刚被别人改过。请看过新的内容，再保存或删除。',
    en: 'Somebody has changed this team just now. Look at it as it is, then save or remove it.',
  },
  'no-such-team': {
    status: 404,
    zh: '没有这个小组，可能刚被删除。请刷新后再试。',
    en: 'There is no such team; it may just have been removed. Reload, then try again.',
  },
} as const satisfies Refusals;
