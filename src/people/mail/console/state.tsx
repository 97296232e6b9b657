import { useText } from '../../../../web/console/language.tsx';
import type { MailState } from '../contract.ts';
import { mailTexts } from './messages.ts';

const LOOK: Record<MailState, string> = {
  queued: 'chip',
  sent: 'chip on',
  kept: 'chip off',
  failed: 'chip off',
};

export function State({ state }: { state: MailState }) {
  return <span className={LOOK[state]}>{useText(mailTexts).states[state]}</span>;
}
