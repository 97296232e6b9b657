/** Somebody else has changed or removed what one is changing: nothing typed is lost, and one says which of the two stays. */
import { type Both, useText } from './language.tsx';

const zh = {
  changed: '刚才有同事先保存了。您填写的内容还在，还没有保存。',
  removed: '刚才有同事删除了它。您填写的内容还在。',
  differs: (what: string) => `和对方不同的地方：${what}`,
  same: '对方保存的和您填写的一样。',
  keep: '保存我的，覆盖对方的',
  again: '重新建立',
  take: '改用对方的',
};
const en: typeof zh = {
  changed: 'A colleague has saved first. What you typed is still here, and not saved.',
  removed: 'A colleague has removed it. What you typed is still here.',
  differs: (what) => `Where yours differs: ${what}`,
  same: 'What they saved is what you typed.',
  keep: 'Save mine over theirs',
  again: 'Make it again',
  take: 'Use theirs',
};
const conflictTexts: Both<typeof zh> = { zh, en };

interface ConflictProps {
  /** Names of the fields in which the two differ; null where theirs is gone. */
  readonly differs: readonly string[] | null;
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly onTake: () => void;
}

export function Conflict({ differs, busy, onKeep, onTake }: ConflictProps) {
  const t = useText(conflictTexts);
  return (
    <div className="note" role="alert">
      <div>
        <p>{differs ? t.changed : t.removed}</p>
        {differs ? <p>{differs.length > 0 ? t.differs(differs.join(' · ')) : t.same}</p> : null}
        <div className="actions">
          <button type="button" className="button" disabled={busy} onClick={onKeep}>
            {differs ? t.keep : t.again}
          </button>
          {differs ? (
            <button type="button" className="button" onClick={onTake}>
              {t.take}
            </button>
          ) : null}
        </div>
      </div>
    </div>
  );
}

/** Names of those members in which one is not the other. */
export const differencesOf = <T extends object>(
  names: Readonly<Partial<Record<keyof T, string>>>,
  one: T,
  other: T,
): string[] =>
  (Object.keys(names) as (keyof T)[]).flatMap((member) =>
    JSON.stringify(one[member]) === JSON.stringify(other[member]) ? [] : (names[member] ?? []),
  );
