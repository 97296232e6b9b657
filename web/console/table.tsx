/** Ant Design's table as we use it: no pages but more at the end, and a word where there is nothing. */
import { Table as AntTable, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useText } from './language.tsx';
import { shellTexts } from './messages.ts';

export type Columns<T> = NonNullable<TableProps<T>['columns']>;

interface Props<T> extends Pick<TableProps<T>, 'expandable'> {
  readonly label: string;
  readonly columns: Columns<T>;
  readonly rows: readonly T[];
  readonly empty: ReactNode;
  /** Gets more rows; null when these are all. */
  readonly onMore?: (() => void) | null;
  readonly busy?: boolean;
}

export function Table<T extends { readonly id: string }>(props: Props<T>) {
  const { label, columns, rows, empty, onMore = null, busy = false, expandable } = props;
  const t = useText(shellTexts);
  if (rows.length === 0 && !busy) return <>{empty}</>;
  return (
    <div className="table">
      <AntTable<T>
        aria-label={label}
        rowKey="id"
        columns={columns}
        dataSource={rows}
        pagination={false}
        {...(expandable ? { expandable } : {})}
      />
      {onMore ? (
        <button type="button" className="button" disabled={busy} onClick={onMore}>
          {t.showMore}
        </button>
      ) : null}
    </div>
  );
}
