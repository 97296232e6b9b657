/** All macros that one can use: found by a word, changed, deleted and brought back. */
import { useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Field } from '../../../../web/console/field.tsx';
import { Asked, Empty, Screen, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { type Macro, macrosApi, matches } from '../contract.ts';
import { macrosTexts } from './messages.ts';
import './macros.css';

export default function Macros() {
  const t = useText(macrosTexts);
  const asked = useAsk(macrosApi.list, {});
  const [text, setText] = useState('');
  const bin = useBin();
  return (
    <Screen
      title={t.title}
      lead={t.lead}
      actions={
        <Link className="button main" to="/macros/new">
          {t.create}
        </Link>
      }
    >
      {/* There before anything is said, so that it is heard. */}
      <div role="status">
        {bin.last ? (
          <p className="note macro-undo">
            {t.removed(bin.last.title)}{' '}
            <button type="button" className="button" disabled={bin.busy} onClick={() => void bin.undo()}>
              {t.undo}
            </button>
          </p>
        ) : null}
      </div>
      <ProblemNote problem={bin.problem} />
      <search className="filters">
        <Field
          label={t.search}
          type="search"
          autoComplete="off"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </search>
      <Asked
        of={asked}
        lines={6}
        empty={({ macros }) => macros.length === 0 && <Empty title={t.none}>{t.noneText}</Empty>}
      >
        {({ macros }) => <Found macros={macros.filter((one) => matches(one, text))} bin={bin} />}
      </Asked>
    </Screen>
  );
}

interface Bin {
  readonly last: Macro | null;
  readonly remove: (macro: Macro) => Promise<void>;
  readonly undo: () => Promise<void>;
  readonly busy: boolean;
  readonly problem: ReturnType<typeof useAct>['problem'];
}

const STALE = [macrosApi.list] as const;

/** What was deleted last is written again under its id by whoever thinks better of it. */
function useBin(): Bin {
  const [last, setLast] = useState<Macro | null>(null);
  const [own, shared] = [useAct(macrosApi.remove, STALE), useAct(macrosApi.removeShared, STALE)];
  const [back, backShared] = [useAct(macrosApi.save, STALE), useAct(macrosApi.saveShared, STALE)];
  const all = [own, shared, back, backShared];
  const begin = () => {
    for (const one of all) one.reset();
    setLast(null);
  };
  return {
    last,
    async remove(macro) {
      begin();
      const { act } = macro.shared ? shared : own;
      const query = { revision: macro.revision };
      if ((await act({ params: { id: macro.id }, query })).ok) setLast(macro);
    },
    async undo() {
      if (!last) return;
      begin();
      const { id, title, shortcut, texts, acts } = last;
      const { act } = last.shared ? backShared : back;
      const { ok } = await act({ params: { id }, body: { title, shortcut, texts, acts, revision: 0 } });
      if (!ok) setLast(last);
    },
    busy: all.some(({ busy }) => busy),
    problem: all.find(({ problem }) => problem)?.problem ?? null,
  };
}

function Found({ macros, bin }: { macros: readonly Macro[]; bin: Bin }) {
  const t = useText(macrosTexts);
  if (macros.length === 0) return <Empty title={t.nothing}>{t.nothingText}</Empty>;
  return (
    <>
      <Group title={t.own} lead={t.ownLead} macros={macros.filter(({ shared }) => !shared)} bin={bin} />
      <Group title={t.shared} lead={t.sharedLead} macros={macros.filter(({ shared }) => shared)} bin={bin} />
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly lead: string;
  readonly macros: readonly Macro[];
  readonly bin: Bin;
}

function Group({ title, lead, macros, bin }: GroupProps) {
  if (macros.length === 0) return null;
  return (
    <Section title={title} lead={lead}>
      <ul className="rows">
        {macros.map((macro) => (
          <li key={macro.id}>
            <Item macro={macro} bin={bin} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Item({ macro, bin }: { macro: Macro; bin: Bin }) {
  const t = useText(macrosTexts);
  const lang = useLang();
  const mayShare = useSession().permissions.has('macros.share');
  const { id, title, shortcut, texts, acts, shared, editedAt, editedBy } = macro;
  return (
    <>
      <div className="macro">
        <h3>
          {title} <span className="macro-shortcut">/{shortcut}</span>
        </h3>
        <p className="macro-text">{texts[lang]}</p>
        <p className="fine chips">
          {acts.tags.map((tag) => (
            <span key={tag} className="chip">
              #{tag}
            </span>
          ))}
          {acts.resolve ? <span className="chip">{t.resolve}</span> : null}
          <span>
            {t.edited(editedBy)} <Time at={editedAt} />
          </span>
        </p>
      </div>
      <div className="actions">
        <Link className="button" to={`/macros/${id}`} aria-label={t.editOne(title)}>
          {t.edit}
        </Link>
        {!shared || mayShare ? (
          <button
            type="button"
            className="button"
            disabled={bin.busy}
            aria-label={t.removeOne(title)}
            onClick={() => void bin.remove(macro)}
          >
            {t.remove}
          </button>
        ) : null}
      </div>
    </>
  );
}
