/** One macro: written or changed, with what a customer will read beside it. */
import { type FormEvent, useEffect, useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { guardLeaving, Link, navigate } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Macro, macrosApi, tagsIn } from '../contract.ts';
import { Fields, type Form } from './fields.tsx';
import { macrosTexts } from './messages.ts';
import './macros.css';

const NEW = 'new';
const BLANK: Form = {
  shared: false,
  title: '',
  shortcut: '',
  texts: { zh: '', en: '' },
  tags: '',
  resolve: false,
};

export default function MacroScreen({ params: { id = NEW } }: { params: Readonly<Record<string, string>> }) {
  const t = useText(macrosTexts);
  const asked = useAsk(macrosApi.list, {}, { enabled: id !== NEW });
  const above = <Link to="/macros">{t.back}</Link>;
  if (id === NEW)
    return (
      <Screen title={t.newTitle} above={above}>
        <Editor macro={null} />
      </Screen>
    );
  const macro = asked.data?.macros.find((one) => one.id === id);
  return (
    <Screen title={macro?.title ?? t.title} above={above}>
      <Asked of={asked} empty={() => !macro && <Empty title={t.gone}>{t.goneText}</Empty>}>
        {() => (macro ? <Editor key={macro.revision} macro={macro} /> : null)}
      </Asked>
    </Screen>
  );
}

const formOf = ({ shared, title, shortcut, texts, acts }: Macro): Form => ({
  shared,
  title,
  shortcut,
  texts,
  tags: acts.tags.join(', '),
  resolve: acts.resolve,
});

function Editor({ macro }: { macro: Macro | null }) {
  const t = useText(macrosTexts);
  const mayShare = useSession().permissions.has('macros.share');
  const begun = macro ? formOf(macro) : BLANK;
  const [form, setForm] = useState(begun);
  const [id] = useState(() => macro?.id ?? crypto.randomUUID());
  const [own, shared] = [
    useAct(macrosApi.save, [macrosApi.list]),
    useAct(macrosApi.saveShared, [macrosApi.list]),
  ];
  const [isSaved, setSaved] = useState(false);
  const isChanged = !isSaved && JSON.stringify(form) !== JSON.stringify(begun);
  useEffect(() => (isChanged ? guardLeaving(() => t.leave) : undefined), [isChanged, t.leave]);
  useEffect(() => {
    if (isSaved) navigate('/macros');
  }, [isSaved]);
  const tags = tagsIn(form.tags);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (tags === null) return;
    const { title, shortcut, texts, resolve } = form;
    const body = { title, shortcut, texts, acts: { tags, resolve }, revision: macro?.revision ?? 0 };
    const { ok } = await (form.shared ? shared : own).act({ params: { id }, body });
    if (!ok) return;
    say(t.saved);
    setSaved(true);
  };
  const isLocked = macro?.shared === true && !mayShare;
  return (
    <form className="macro-form" onSubmit={submit}>
      {isLocked ? <p className="note">{t.mayNot}</p> : null}
      <Fields
        form={form}
        isLocked={isLocked}
        mayChooseShared={macro === null && mayShare}
        areTagsWrong={tags === null}
        onChange={(change) => setForm((now) => ({ ...now, ...change }))}
      />
      <ProblemNote problem={own.problem ?? shared.problem} />
      {isLocked ? null : (
        <div className="actions">
          <button type="submit" className="button main" disabled={own.busy || shared.busy}>
            {t.save}
          </button>
        </div>
      )}
    </form>
  );
}
