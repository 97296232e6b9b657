/** The screens of supervisors, as links above each. */
import { type Both, useText } from './language.tsx';
import { Tabs } from './tabs.tsx';

interface Words {
  readonly label: string;
  readonly board: string;
  readonly teams: string;
  readonly shifts: string;
}
const TEXTS: Both<Words> = {
  zh: { label: '接待管理', board: '看板', teams: '小组', shifts: '排班' },
  en: { label: 'Supervision', board: 'Board', teams: 'Teams', shifts: 'Shifts' },
};

export function SupervisionTabs() {
  const t = useText(TEXTS);
  const tabs = [
    { to: '/board', label: t.board },
    { to: '/board/teams', label: t.teams },
    { to: '/board/shifts', label: t.shifts },
  ];
  return <Tabs label={t.label} tabs={tabs} />;
}
