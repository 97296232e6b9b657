/** A state by its shape, its colour and its word. */
import type { ReactNode } from 'react';

export type Tone = 'good' | 'calm' | 'wait' | 'bad';
const SHAPES: Record<Tone, ReactNode> = {
  good: <circle cx="6" cy="6" r="5" />,
  calm: <circle cx="6" cy="6" r="4" fill="none" strokeWidth="2" />,
  wait: <path d="M6 1 11 6 6 11 1 6z" />,
  bad: <path d="M1 1h10v10H1z" />,
};

export function State({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`cl-state ${tone}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        {SHAPES[tone]}
      </svg>
      {children}
    </span>
  );
}
