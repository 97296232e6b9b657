/** The real surfaces with the edits in them, drawn by the site itself. */
import { Tabs } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useLang, useText } from '../../../../web/console/language.tsx';
import type { Edits } from './buttons.tsx';
import { useSettled } from './check.tsx';
import { previewMessages } from './preview-messages.ts';

const VIEWS = ['nav', 'footer', 'banner', 'page', 'embed', 'json-ld', 'vcard'] as const;
type View = (typeof VIEWS)[number];

interface PreviewProps {
  readonly edits: Edits;
  readonly proposal: number | null;
  readonly first?: View;
}

export default function Preview({ edits, proposal, first = 'page' }: PreviewProps) {
  const t = useText(previewMessages);
  const lang = useLang();
  const [view, setView] = useState<View>(first);
  const frame = useId();
  const form = useRef<HTMLFormElement>(null);
  const parts = useSettled(JSON.stringify(edits));
  // A form puts what it posts into a frame; fetch could not, as the document must be the server's own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever the document shows
  useEffect(() => form.current?.requestSubmit(), [parts, view, lang, proposal]);
  return (
    <section className="cl-preview" aria-label={t.title}>
      <Tabs
        size="small"
        activeKey={view}
        onChange={(key) => setView(key as View)}
        items={VIEWS.map((key) => ({ key, label: t.views[key] }))}
      />
      <form ref={form} method="post" action="/console/preview" target={frame}>
        <input type="hidden" name="surface" value={view} />
        <input type="hidden" name="lang" value={lang} />
        <input type="hidden" name="parts" value={parts} />
        {proposal !== null && <input type="hidden" name="proposal" value={proposal} />}
      </form>
      <iframe name={frame} title={`${t.title} · ${t.views[view]}`} />
      <p className="cl-help">{t.note}</p>
    </section>
  );
}
