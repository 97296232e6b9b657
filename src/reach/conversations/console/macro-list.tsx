/** The macros that were found, above the field; and what is still to be filled in, and done afterwards, below. */
import { useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { type Gap, gapsIn, type Macro } from '../../macros/contract.ts';
import type { StaffView } from '../contract.ts';
import type { MacroActs } from './after-sending.ts';
import { toolTexts } from './tools-messages.ts';
import type { MacroChoice } from './use-macros.ts';

interface MacroListProps {
  readonly lang: StaffView['lang'];
  readonly choice: MacroChoice;
}

export const optionId = (listId: string, at: number): string => `${listId}-${at}`;

export function MacroList({ lang, choice: { listId, found, active, choose } }: MacroListProps) {
  const t = useText(toolTexts);
  return (
    <>
      <p className="hid" role="status">
        {found.length > 0 ? t.macrosFound(found.length) : ''}
      </p>
      {found.length > 0 ? (
        <div className="desk-macros">
          <div id={listId} role="listbox" aria-label={t.macros}>
            {found.map((macro, at) => (
              // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which tells which one is active
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field
              <div
                key={macro.id}
                id={optionId(listId, at)}
                role="option"
                aria-selected={at === active}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(macro)}
              >
                <Option macro={macro} lang={lang} />
              </div>
            ))}
          </div>
          <Link className="fine" to="/macros">
            {t.manageMacros}
          </Link>
        </div>
      ) : null}
    </>
  );
}

function Option({
  macro: { title, shortcut, shared, texts },
  lang,
}: {
  macro: Macro;
  lang: StaffView['lang'];
}) {
  const t = useText(toolTexts);
  return (
    <>
      <span className="desk-row-top">
        <strong>{title}</strong>
        <span className="desk-shortcut">/{shortcut}</span>
        {shared ? null : <span className="desk-tag">{t.own}</span>}
      </span>
      <span className="desk-excerpt" lang={lang}>
        {texts[lang]}
      </span>
    </>
  );
}

interface GapsProps {
  readonly text: string;
  /** Once somebody has tried to send it all the same. */
  readonly isPressing: boolean;
  readonly onFill: (gap: Gap) => void;
}

export function Gaps({ text, isPressing, onFill }: GapsProps) {
  const t = useText(toolTexts);
  const gaps = gapsIn(text);
  const [first] = gaps;
  if (!first) return null;
  return (
    <p className="desk-gaps" role={isPressing ? 'alert' : 'status'}>
      <span>{t.gaps([...new Set(gaps.map(({ name }) => name))].join('、'))}</span>
      <button type="button" className="button" onClick={() => onFill(first)}>
        {t.fillNext}
      </button>
    </p>
  );
}

export function ActsAfter({ acts, onDrop }: { acts: MacroActs; onDrop: () => void }) {
  const t = useText(toolTexts);
  const said = [
    ...(acts.tags.length > 0 ? [t.addsTags(acts.tags.map((tag) => `#${tag}`).join(' '))] : []),
    ...(acts.resolve ? [t.resolves] : []),
  ];
  if (said.length === 0) return null;
  return (
    <p className="desk-after">
      <span>
        {t.afterSending} {said.join(' · ')}
      </span>
      <button type="button" className="button plain" onClick={onDrop}>
        {t.dropActs}
      </button>
    </p>
  );
}
