/** What the screens of reports share. */
import { useAsk } from '../../../../web/console/ask.ts';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Tabs } from '../../../../web/console/tabs.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { CASE_LISTS, type CaseState, type CaseSummary, reportsApi } from '../contract.ts';
import { yuanText } from '../money/contract.ts';
import { reportWords } from '../words/contract.ts';
import { reportTexts } from './messages.ts';

export const TOPICS = { topics: ['reports.changed'] } as const;

const LOOK: Record<CaseState, string> = {
  open: 'chip',
  own: 'chip off',
  confirmed: 'chip on',
  rejected: 'chip',
  merged: 'chip',
  expired: 'chip',
  struck: 'chip',
};

export function State({ state }: { state: CaseState }) {
  return <span className={LOOK[state]}>{useText(reportTexts).states[state]}</span>;
}

export function useWords() {
  return reportWords[useLang()];
}

/** The lists of cases and the appeals, each with how many wait. */
export function ReportTabs() {
  const t = useText(reportTexts);
  const { data } = useAsk(reportsApi.list, {}, TOPICS);
  const tabs = CASE_LISTS.map((list) => ({
    to: list === 'open' ? '/reports' : `/reports/list/${list}`,
    label: t.lists[list],
    count: list === 'open' || list === 'own' ? data?.counts[list] : undefined,
  }));
  return (
    <Tabs
      label={t.list}
      tabs={[...tabs, { to: '/reports/appeals', label: t.appeals, count: data?.appeals }]}
    />
  );
}

/** How many people, what it cost them, and when. */
export function Figures({ one }: { one: CaseSummary }) {
  const t = useText(reportTexts);
  return (
    <p className="fine">
      {t.counts(one.reports, one.reporters)}
      {one.lost > 0 ? ` · ${t.lost(yuanText(one.lost))}` : ''} · {t.lastSeen}
      <Time near at={one.lastSeen} />
      {one.slow ? ` · ${t.slow}` : ''}
    </p>
  );
}
