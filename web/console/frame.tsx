/** What every screen stands in: its title, and its content in whichever state that is. */
import type { UseQueryResult } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Refused } from './ask.ts';
import { Icon } from './icons.tsx';
import { useText } from './language.tsx';
import { shellTexts } from './messages.ts';
import { ProblemNote } from './problem.tsx';
import { takeArrival } from './router.tsx';

interface ScreenProps {
  readonly title: string;
  /** One sentence: what this screen is for. */
  readonly lead?: ReactNode;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  /** A link back to where this belongs. */
  readonly above?: ReactNode;
  readonly children?: ReactNode;
}

/** The title takes the focus when one arrives, so that it is read out and Tab goes on from here. */
export function Screen({ title, lead, actions, above, children }: ScreenProps) {
  const { product } = useText(shellTexts);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (takeArrival()) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = `${title} - ${product}`;
  }, [title, product]);
  return (
    <article className="screen">
      {above ? (
        <p className="above">
          <Icon name="back" />
          {above}
        </p>
      ) : null}
      <header className="title">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead ? <p className="lead">{lead}</p> : null}
        </div>
        {actions ? <div className="actions">{actions}</div> : null}
      </header>
      {children}
    </article>
  );
}

interface SectionProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A part of a screen, with a heading of its own. */
export function Section({ title, lead, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={id}>
      <header className="title">
        <div>
          <h2 id={id}>{title}</h2>
          {lead ? <p className="fine">{lead}</p> : null}
        </div>
        {actions ? <div className="actions">{actions}</div> : null}
      </header>
      {children}
    </section>
  );
}

const LINES = ['60%', '92%', '84%', '70%', '88%', '46%'];

/** Grey lines where text will be. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const { loading } = useText(shellTexts);
  return (
    <div className="skeleton" role="status" aria-label={loading}>
      {LINES.slice(0, lines).map((width) => (
        <span key={width} style={{ inlineSize: width }} />
      ))}
    </div>
  );
}

/** What would be here, and how to get it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="strong">{title}</p>
      {children ? <div className="fine">{children}</div> : null}
    </div>
  );
}

interface AskedProps<T> {
  readonly of: UseQueryResult<T, Refused>;
  readonly lines?: number;
  /** Instead of `children` when this gives something. */
  readonly empty?: (value: T) => ReactNode;
  readonly children: (value: T) => ReactNode;
}

/** Skeleton, then the answer; or what went wrong, with another try. An answer once shown stays while asking again. */
export function Asked<T>({ of, lines = 4, empty, children }: AskedProps<T>) {
  const { data, error, isPending } = of;
  if (data !== undefined) return <>{empty?.(data) || children(data)}</>;
  if (isPending) return <Skeleton lines={lines} />;
  return <ProblemNote problem={error?.problem ?? null} onRetry={() => void of.refetch()} />;
}
