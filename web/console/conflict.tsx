/** Somebody else has changed or removed what one is changing: nothing typed is lost, and one says which of the two stays. */
import { useEffect, useRef } from 'react';
import { Icon } from './icons.tsx';
import { type Both, useText } from './language.tsx';

const zh = {
  changed: '刚才有同事先保存了。您填写的内容还在，还没有保存。',
  removed: '刚才有同事删除了它。您填写的内容还在。',
  differs: '下面这些地方不一样，请选择留下哪一份。',
  theirs: '对方的',
  mine: '您的',
  same: '对方保存的和您填写的一样。',
  keep: '保存我的，覆盖对方的',
  again: '重新建立',
  take: '改用对方的',
};
const en: typeof zh = {
  changed: 'A colleague has saved first. What you typed is still here, and not saved.',
  removed: 'A colleague has removed it. What you typed is still here.',
  differs: 'The two differ in this. Choose which one stays.',
  theirs: 'Theirs',
  mine: 'Yours',
  same: 'What they saved is what you typed.',
  keep: 'Save mine over theirs',
  again: 'Make it again',
  take: 'Use theirs',
};
const conflictTexts: Both<typeof zh> = { zh, en };

/** A field by its name, and what the two say there. */
interface Difference {
  readonly name: string;
  readonly theirs: string;
  readonly mine: string;
}

interface ConflictProps {
  /** Null where theirs is gone. */
  readonly differs: readonly Difference[] | null;
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}

/** Stands in place of the button that saves, which could only be refused again. */
export function Conflict({ differs, busy, onKeep, onTake }: ConflictProps) {
  const t = useText(conflictTexts);
  const note = useRef<HTMLDivElement>(null);
  // Below what was typed, it may be out of sight.
  useEffect(() => {
    note.current?.focus({ preventScroll: true });
    note.current?.scrollIntoView({ block: 'end' });
  }, []);
  return (
    <div ref={note} tabIndex={-1} className="note stop conflict" role="alert">
      <Icon name="warning" />
      <div>
        <p className="strong">{differs ? t.changed : t.removed}</p>
        {differs ? <p>{differs.length > 0 ? t.differs : t.same}</p> : null}
        {differs && differs.length > 0 ? <Differences all={differs} /> : null}
        <div className="actions">
          <button type="button" className="button main" disabled={busy} onClick={onKeep}>
            {differs ? t.keep : t.again}
          </button>
          {differs ? (
            <button type="button" className="button" disabled={busy} onClick={onTake}>
              {t.take}
            </button>
          ) : null}
        </div>
      </div>
    </div>
  );
}

function Differences({ all }: { all: readonly Difference[] }) {
  const t = useText(conflictTexts);
  return (
    <table className="values">
      <thead>
        <tr>
          <th scope="col">{t.theirs}</th>
          <th scope="col">{t.mine}</th>
        </tr>
      </thead>
      {all.map(({ name, theirs, mine }) => (
        <tbody key={name}>
          <tr>
            <th scope="rowgroup" colSpan={2}>
              {name}
            </th>
          </tr>
          <tr translate="no">
            <td>{theirs}</td>
            <td>{mine}</td>
          </tr>
        </tbody>
      ))}
    </table>
  );
}

/** The name of a member, and its value in words. */
type Fields<T> = { readonly [K in keyof T]?: readonly [name: string, inWords: (value: T[K]) => string] };

/** Those members in which one is not the other. */
export function differencesOf<T extends object>(fields: Fields<T>, mine: T, theirs: T): Difference[] {
  return (Object.keys(fields) as (keyof T)[]).flatMap((member) => {
    const field = fields[member];
    if (!field || JSON.stringify(mine[member]) === JSON.stringify(theirs[member])) return [];
    const [name, inWords] = field;
    return [{ name, theirs: inWords(theirs[member]), mine: inWords(mine[member]) }];
  });
}
