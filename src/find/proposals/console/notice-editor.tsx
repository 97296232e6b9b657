/** One notice: what it says, where and when. */
import { Input } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { Empty, Screen, Section, Skeleton } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import type { NoticeEntry } from '../../contacts/contract.ts';
import { PLACEMENTS } from '../../notices/contract.ts';
import { words } from '../../surfaces/contract.ts';
import type { Proposal } from '../contract.ts';
import { useCheck } from './check.tsx';
import { describeMessages } from './describe-messages.ts';
import { useDraft } from './draft.tsx';
import { Editable } from './editable.tsx';
import { Field, FieldGroup } from './field.tsx';
import { standIn, troubleOf, withTrouble } from './fresh-name.ts';
import { NO_TEXTS, SomeOf, TextsInput } from './inputs.tsx';
import { fieldOf, momentOf } from './moment.ts';
import { noticesMessages } from './notices-messages.ts';
import { problemsAt, problemsBeside } from './problems.ts';
import { RemoveNotice } from './remove-notice.tsx';
import { SaveBar } from './save-bar.tsx';
import { Edited, partIn, type StaffNotice, useNotices } from './source.tsx';

const Preview = lazy(() => import('./preview.tsx'));
const BLANK: NoticeEntry = { slug: '', title: NO_TEXTS, body: NO_TEXTS, placements: ['board'] };
const FIELDS = ['slug', 'title', 'body', 'placements', 'starts_at', 'ends_at'];

export default function NoticeScreen({ params }: { params: Readonly<Record<string, string>> }) {
  const t = useText(noticesMessages);
  const slug = params.slug ?? '';
  return (
    <Edited of={useNotices()} title={t.loading}>
      {({ notices }, into) => {
        if (slug === 'new') return <Editor entry={BLANK} published={null} into={into} />;
        const published = notices.find((one) => one.slug === slug);
        const entry = partIn(into, `notice/${slug}`, published?.entry ?? null) as NoticeEntry | null;
        if (entry) return <Editor entry={entry} published={published ?? null} into={into} />;
        return (
          <Screen title={slug} above={<Link to="/notices">{t.back}</Link>}>
            <Empty title={published?.entry ? t.removedHere : published ? t.automaticNote : t.gone(slug)} />
          </Screen>
        );
      }}
    </Edited>
  );
}

const slugOf = (part: string): string => part.replace('notice/', '');

interface EditorProps {
  readonly entry: NoticeEntry;
  readonly published: StaffNotice | null;
  readonly into: Proposal | null;
}

function Editor({ entry, published, into }: EditorProps) {
  const t = useText(noticesMessages);
  const w = useText(words);
  const m = useText(describeMessages).members;
  const lang = useLang();
  const draft = useDraft<NoticeEntry>(entry);
  const { value } = draft;
  const fresh = entry.slug === '';
  const known = useNotices().data?.notices ?? [];
  const taken = [...known.map(({ slug }) => slug), ...(into?.parts ?? []).map(({ part }) => slugOf(part))];
  const trouble = fresh ? troubleOf(value.slug, taken) : null;
  const slug = standIn(value.slug, trouble);
  const part = `notice/${slug}`;
  const seen = useCheck(part, value, into?.id ?? null, draft.changed);
  const checked = withTrouble(seen, 'slug', draft.changed ? trouble : null, lang);
  const set = <K extends keyof NoticeEntry>(key: K, next: NoticeEntry[K] | undefined) => {
    const { [key]: _, ...rest } = value;
    draft.edit(key, (next === undefined ? rest : { ...value, [key]: next }) as NoticeEntry);
  };
  const at = (key: string) => problemsAt(checked.problems, key);
  const moment = (key: 'starts_at' | 'ends_at'): ReactNode => (
    <Field name={m[key]} help={t.help[key]} problems={at(key)}>
      {(aria) => (
        <Input
          {...aria}
          type="datetime-local"
          value={fieldOf(value[key], key === 'starts_at' ? 'start' : 'end')}
          onChange={({ target }) => set(key, momentOf(target.value))}
        />
      )}
    </Field>
  );
  const name = entry.title[lang] || t.fresh;
  const mayEdit = useSession().permissions.has('proposals.edit');
  return (
    <Screen
      title={name}
      above={<Link to="/notices">{t.back}</Link>}
      actions={mayEdit && published?.state === 'planned' && <RemoveNotice notice={published} into={into} />}
    >
      <div className="cl-editor">
        <Editable>
          {problemsBeside(checked.problems, FIELDS).map((problem) => (
            <p key={problem.message} className={`cl-${problem.level} cl-note`} role="status">
              {problem.message} <span className="cl-fix">{problem.fix}</span>
            </p>
          ))}
          <Section title={t.content}>
            {fresh && (
              <Field name={m.slug} help={t.help.slug(value.slug)} problems={at('slug')}>
                {(aria) => (
                  <Input
                    {...aria}
                    value={value.slug}
                    maxLength={48}
                    spellCheck={false}
                    placeholder="holiday-service"
                    onChange={({ target }) => set('slug', target.value)}
                  />
                )}
              </Field>
            )}
            <FieldGroup name={m.title} problems={at('title')}>
              {(aria) => (
                <TextsInput
                  aria={aria}
                  name={m.title}
                  value={value.title}
                  onChange={(title) => set('title', title)}
                />
              )}
            </FieldGroup>
            <FieldGroup name={m.body} help={t.help.body} problems={at('body')}>
              {(aria) => (
                <TextsInput
                  aria={aria}
                  name={m.body}
                  lines={6}
                  value={value.body}
                  onChange={(body) => set('body', body)}
                />
              )}
            </FieldGroup>
          </Section>
          <Section title={t.when}>
            <FieldGroup name={m.placements} help={t.help.placements} problems={at('placements')}>
              {() => (
                <SomeOf
                  of={PLACEMENTS}
                  name={(one) => w.placements[one]}
                  value={value.placements}
                  onChange={(placements) => set('placements', [...placements])}
                />
              )}
            </FieldGroup>
            <div className="cl-pair">
              {moment('starts_at')}
              {moment('ends_at')}
            </div>
          </Section>
        </Editable>
        <aside>
          <NoticePreview notice={{ ...value, slug }} into={into} />
        </aside>
      </div>
      <SaveBar
        {...{ draft, checked, into }}
        edits={{ [part]: value }}
        title={fresh ? value.title[lang] || t.writing : t.editing(name)}
      />
    </Screen>
  );
}

/** The site's own pages, once there is something to put on them. */
function NoticePreview({ notice, into }: { notice: NoticeEntry; into: Proposal | null }) {
  const t = useText(noticesMessages);
  const { slug, title, body } = notice;
  const isBlank = [title.zh, title.en, body.zh, body.en].some((text) => text.trim() === '');
  if (isBlank)
    return (
      <Section title={t.preview}>
        <Empty title={t.previewBlank} />
      </Section>
    );
  return (
    <Suspense fallback={<Skeleton lines={6} />}>
      <Preview edits={{ [`notice/${slug}`]: notice }} proposal={into?.id ?? null} notice={slug} />
    </Suspense>
  );
}
