/** Asks the server about a part while it is being typed. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../../../web/console/api.ts';
import { isPause, orThrow } from '../../../../web/console/ask.ts';
import { useLang } from '../../../../web/console/language.tsx';
import { checkPart, type Proposal } from '../contract.ts';
import { type Problem, readable } from './problems.ts';

/** Long enough to finish a digit, short enough to feel live. */
const PAUSE_MS = 350;

export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export interface Checked {
  /** Problems and warnings; empty until the first answer. */
  readonly problems: readonly Problem[];
  readonly wrong: number;
  readonly state: 'waiting' | 'checked' | 'away';
  readonly needs: Proposal['needs'] | null;
  /** It is new, and not yet called anything that it could be saved under. */
  readonly unnamed?: true;
}

export function useCheck(part: string, value: unknown, proposal: number | null, enabled = true): Checked {
  const lang = useLang();
  const settled = useSettled(JSON.stringify(value));
  const { data, isError, isFetching } = useQuery({
    queryKey: ['check', part, settled, proposal],
    queryFn: async () => {
      const body = { part, value: JSON.parse(settled), ...(proposal !== null && { proposal }) };
      return orThrow(await call(checkPart, { body }));
    },
    placeholderData: keepPreviousData,
    retry: (_, error) => isPause(error),
    enabled,
  });
  const wrong = readable(data?.problems ?? [], 'problem', lang);
  return {
    problems: [...wrong, ...readable(data?.warnings ?? [], 'warning', lang)],
    wrong: wrong.length,
    state: isError ? 'away' : isFetching || settled !== JSON.stringify(value) ? 'waiting' : 'checked',
    needs: data?.needs ?? null,
  };
}
