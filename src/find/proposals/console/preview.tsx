/** The real surfaces with the edits in them, drawn by the site itself. */
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { words } from '../../surfaces/contract.ts';
import type { Edits } from './buttons.tsx';
import { useSettled } from './check.tsx';
import { previewMessages } from './preview-messages.ts';

const SURFACES = [
  'nav',
  'footer',
  'banner',
  'popup',
  'floating',
  'page',
  'embed',
  'json-ld',
  'vcard',
] as const;
const OF_A_NOTICE = ['notice', 'banner', 'popup'] as const;
type View = (typeof SURFACES)[number] | (typeof OF_A_NOTICE)[number];

interface PreviewProps {
  readonly edits: Edits;
  readonly proposal: number | null;
  readonly first?: View;
  /** The slug of a notice: its page and its placements, instead of all surfaces. */
  readonly notice?: string;
}

export default function Preview({ edits, proposal, first = 'page', notice }: PreviewProps) {
  const t = useText(previewMessages);
  const names = useNames();
  const [lang, setLang] = useState(useLang());
  const views: readonly View[] = notice === undefined ? SURFACES : OF_A_NOTICE;
  const [view, setView] = useState<View>(notice === undefined ? first : 'notice');
  const frame = useId();
  const form = useRef<HTMLFormElement>(null);
  const parts = useSettled(JSON.stringify(edits));
  // A form puts what it posts into a frame; fetch could not, as the document must be the server's own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever the document shows
  useEffect(() => form.current?.requestSubmit(), [parts, view, lang, proposal, notice]);
  return (
    <section className="cl-preview" aria-label={t.title}>
      <ViewTabs panel={frame} views={views} view={view} onView={setView} />
      <form ref={form} method="post" action="/console/preview" target={frame}>
        {view === 'notice' ? (
          <input type="hidden" name="path" value={`/notices/${notice}`} />
        ) : (
          <input type="hidden" name="surface" value={view} />
        )}
        <input type="hidden" name="lang" value={lang} />
        <input type="hidden" name="parts" value={parts} />
        {proposal !== null && <input type="hidden" name="proposal" value={proposal} />}
      </form>
      <div role="tabpanel" id={frame} aria-labelledby={`${frame}-${view}`}>
        <iframe name={frame} title={`${t.title} · ${names[view]}`} />
      </div>
      <p className="cl-help">
        {t.note}{' '}
        <button type="button" className="cl-tongue-switch" onClick={() => setLang(OTHER[lang])}>
          {t.tongues[OTHER[lang]]}
        </button>
      </p>
    </section>
  );
}

/** What the views are called. */
const useNames = (): Readonly<Record<View, string>> => ({
  ...useText(words).surfaces,
  ...useText(previewMessages).views,
});

const OTHER = { zh: 'en', en: 'zh' } as const;
const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

interface ViewTabsProps {
  readonly panel: string;
  readonly views: readonly View[];
  readonly view: View;
  readonly onView: (view: View) => void;
}

/** One stop for Tab; arrow keys move among them. */
function ViewTabs({ panel, views, view, onView }: ViewTabsProps) {
  const t = useText(previewMessages);
  const names = useNames();
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = views.at((views.indexOf(view) + step) % views.length) ?? view;
    onView(next);
    document.getElementById(`${panel}-${next}`)?.focus();
  };
  return (
    <div role="tablist" aria-label={t.title} className="cl-tabs" onKeyDown={onKeyDown}>
      {views.map((key) => (
        <button
          key={key}
          type="button"
          role="tab"
          id={`${panel}-${key}`}
          aria-selected={key === view}
          aria-controls={panel}
          tabIndex={key === view ? 0 : -1}
          onClick={() => onView(key)}
        >
          {names[key]}
        </button>
      ))}
    </div>
  );
}
