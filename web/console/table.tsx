/** Ant Design's table as we use it: page after page of an answer, with more at the end, and a word for nothing. */
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Table as AntTable, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import type { Refused } from './ask.ts';
import { Skeleton } from './frame.tsx';
import { useText } from './language.tsx';
import { shellTexts } from './messages.ts';
import { ProblemNote } from './problem.tsx';

export type Columns<T> = NonNullable<TableProps<T>['columns']>;

interface Props<T, P> extends Pick<TableProps<T>, 'expandable'> {
  readonly label: string;
  readonly columns: Columns<T>;
  readonly of: UseInfiniteQueryResult<InfiniteData<P>, Refused>;
  readonly rows: (page: P) => readonly T[];
  readonly empty: ReactNode;
}

/** Skeleton, then the answer; or what went wrong, with another try. */
export function Table<T extends { readonly id: string }, P>(props: Props<T, P>) {
  const { label, columns, of, rows, empty, expandable } = props;
  const t = useText(shellTexts);
  if (of.isPending) return <Skeleton lines={6} />;
  if (!of.data) return <ProblemNote problem={of.error.problem} onRetry={() => void of.refetch()} />;
  const found = of.data.pages.flatMap(rows);
  if (found.length === 0 && !of.isFetchingNextPage) return <>{empty}</>;
  return (
    <div className="table">
      <AntTable<T>
        aria-label={label}
        rowKey="id"
        columns={columns}
        dataSource={found}
        pagination={false}
        {...(expandable ? { expandable } : {})}
      />
      {of.hasNextPage ? (
        <button
          type="button"
          className="button"
          disabled={of.isFetchingNextPage}
          onClick={() => void of.fetchNextPage()}
        >
          {t.showMore}
        </button>
      ) : null}
    </div>
  );
}
