import type { Change } from '@clearline/card';
import { memberName, memberTexts, words } from '../../find/surfaces/contract.ts';
import type { Lang } from '../../kernel/i18n.ts';
import { cliMessages } from './messages.ts';

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** A difference between two cards: what it is about, then each member before and after on a line of its own. */
export function changeLines(change: Change, lang: Lang): string[] {
  const t = cliMessages[lang];
  const w = words[lang];
  const shown = (value: string | null) => value ?? w.none;
  const { type, part, label, fields } = change;
  const members = memberTexts(change, lang);
  const names = fields.map((field) => memberName(field, lang)).join(w.separator);
  const what = members.length > 0 ? '' : wholeValue(change) || (names && t.fields(names));
  return [
    `${SIGNS[type]} ${w.parts[part]} ${label[lang]} ${what}`.trimEnd(),
    ...members.map(
      (m) => `    ${t.member(m.name, 'note' in m ? m.note : `${shown(m.before)} → ${shown(m.after)}`)}`,
    ),
  ];
}

/** A promise is its label. */
const wholeValue = ({ part, before, after }: Change): string =>
  part === 'never' ? '' : [before, after].filter((v) => v !== undefined).join(' → ');
