/** One channel, or a new one: its fields by kind, checked as they are typed, with the surfaces beside them. */
import type { ChannelKind } from '@clearline/card';
import { CHANNEL_KINDS } from '@clearline/card';
import { Button, Input } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Empty, Screen, Section, Skeleton } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link, usePlace } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { words } from '../../surfaces/contract.ts';
import type { Proposal } from '../contract.ts';
import { ChannelField, type Entry } from './channel-field.tsx';
import { channelMessages } from './channel-messages.ts';
import { useCheck } from './check.tsx';
import { fieldName } from './describe.ts';
import { useDraft } from './draft.tsx';
import { Editable } from './editable.tsx';
import { editorMessages } from './editor-messages.ts';
import { Field } from './field.tsx';
import { standIn, troubleOf, withTrouble } from './fresh-name.ts';
import { alwaysOpen, type FieldSpec, SERVICE_FIELDS, SHOWN_FIELDS, VALUE_FIELDS } from './kinds.ts';
import { problemsAt, problemsBeside } from './problems.ts';
import { RemoveChannel } from './remove-channel.tsx';
import { SaveBar } from './save-bar.tsx';
import { screenMessages } from './screen-messages.ts';
import { Edited, partIn, useContacts } from './source.tsx';

const Preview = lazy(() => import('./preview.tsx'));
const WORDS: readonly FieldSpec[] = [
  { key: 'label', shape: { as: 'texts' }, required: true },
  { key: 'note', shape: { as: 'texts' } },
];

export default function ChannelEditor({ params }: { params: Readonly<Record<string, string>> }) {
  const id = params.id ?? '';
  const lang = useLang();
  const t = useText(editorMessages);
  return (
    <Edited of={useContacts()} title={t.loading}>
      {({ channels }, into) => {
        const published = channels.find((one) => one.value.id === id)?.value ?? null;
        const entry = partIn(into, `channel/${id}`, published) as Entry | null;
        if (!entry)
          return (
            <Screen title={id}>
              <Empty title={t.gone(id)}>
                <Link to="/contacts">{t.back}</Link>
              </Empty>
            </Screen>
          );
        const { zh, en } = entry.label as { zh: string; en: string };
        return <Editor title={{ zh, en }[lang]} entry={entry} published={published} into={into} />;
      }}
    </Edited>
  );
}

export function NewChannel() {
  const t = useText(editorMessages);
  const asked = usePlace().query.get('kind');
  const [kind, setKind] = useState(CHANNEL_KINDS.find((one) => one === asked) ?? null);
  const w = useText(words);
  return (
    <Edited of={useContacts()} title={t.fresh}>
      {(_, into) => {
        if (kind)
          return <Editor title={t.freshOf(w.kinds[kind])} entry={blank(kind)} published={null} into={into} />;
        return (
          <Screen title={t.fresh} lead={t.freshLead} above={<Link to="/contacts">{t.back}</Link>}>
            <ul className="cl-kinds">
              {CHANNEL_KINDS.map((one) => (
                <li key={one}>
                  <Button block onClick={() => setKind(one)}>
                    {w.kinds[one]}
                  </Button>
                </li>
              ))}
            </ul>
          </Screen>
        );
      }}
    </Edited>
  );
}

const blank = (kind: ChannelKind): Entry => ({
  id: '',
  kind,
  label: { zh: '', en: '' },
  ...(!alwaysOpen(kind) && { hours: '7x24' }),
  surfaces: ['page', 'machine'],
});

interface EditorProps {
  readonly title: string;
  readonly entry: Entry;
  readonly published: unknown;
  readonly into: Proposal | null;
}

function Editor({ title, entry, published, into }: EditorProps) {
  const t = useText(editorMessages);
  const s = useText(screenMessages);
  const c = useText(channelMessages);
  const w = useText(words);
  const { permissions } = useSession();
  const draft = useDraft<Entry>(entry);
  const fresh = entry.id === '';
  const { value } = draft;
  const lang = useLang();
  const id = String(value.id);
  const known = useContacts().data?.channels ?? [];
  const taken = [...known, ...(into?.parts ?? [])].map(({ part }) => part.replace('channel/', ''));
  const trouble = fresh ? troubleOf(id, taken) : null;
  const part = `channel/${standIn(id, trouble)}`;
  const seen = useCheck(part, value, into?.id ?? null, draft.changed || into !== null);
  const checked = withTrouble(seen, 'id', draft.changed ? trouble : null, lang);
  const edits = { [part]: value };
  const shown = VALUE_FIELDS[value.kind];
  const all = [...shown, ...WORDS, ...SERVICE_FIELDS, ...SHOWN_FIELDS];
  const beside = problemsBeside(checked.problems, [...all.map(({ key }) => key), 'id']);
  const set = (key: string, next: unknown) => {
    const { [key]: _, ...rest } = value;
    draft.edit(key, (next === undefined ? rest : { ...value, [key]: next }) as Entry);
  };
  const fields = (specs: readonly FieldSpec[]) =>
    specs.map((spec) => (
      <ChannelField key={spec.key} spec={spec} entry={value} problems={checked.problems} onChange={set} />
    ));
  return (
    <Screen
      title={title}
      lead={`${w.kinds[value.kind]} · ${into ? s.draftOf(into.id) : published ? s.published : s.added}`}
      above={<Link to="/contacts">{s.backTo}</Link>}
      actions={
        published && permissions.has('proposals.edit') ? (
          <RemoveChannel entry={value} into={into} />
        ) : undefined
      }
    >
      <div className="cl-editor">
        <Editable>
          {beside.map((problem) => (
            <p key={problem.message} className={`cl-${problem.level} cl-note`} role="status">
              {problem.message} <span className="cl-fix">{problem.fix}</span>
            </p>
          ))}
          <Section title={c.sections.value}>
            {fresh && (
              <Field
                name={fieldName('id', lang)}
                help={c.help.id}
                problems={problemsAt(checked.problems, 'id')}
              >
                {(aria) => (
                  <Input
                    {...aria}
                    value={id}
                    maxLength={48}
                    spellCheck={false}
                    placeholder="service-line"
                    onChange={({ target }) => set('id', target.value)}
                  />
                )}
              </Field>
            )}
            {fields(shown)}
          </Section>
          <Section title={c.sections.words}>{fields(WORDS)}</Section>
          <Section title={c.sections.service}>{fields(SERVICE_FIELDS)}</Section>
          <Section title={c.sections.shown}>{fields(SHOWN_FIELDS)}</Section>
        </Editable>
        <aside aria-label={t.preview}>
          <Suspense fallback={<Skeleton lines={6} />}>
            <Preview
              edits={edits}
              proposal={into?.id ?? null}
              first={value.kind === 'phone' ? 'nav' : 'page'}
            />
          </Suspense>
        </aside>
      </div>
      <SaveBar
        {...{ draft, checked, edits, into }}
        title={fresh ? t.adding(w.kinds[value.kind]) : t.editing(title)}
      />
    </Screen>
  );
}
