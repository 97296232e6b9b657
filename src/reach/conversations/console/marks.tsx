/** Before anything is done with a conversation: that it is kept as evidence, or asked to be erased. */
import { useText } from '../../../../web/console/language.tsx';
import type { ConversationMark } from '../contract.ts';
import { keepingTexts } from './keeping-words.ts';

export function Marks({ of }: { of: readonly ConversationMark[] }) {
  const t = useText(keepingTexts).marks;
  return of.map((one) => (
    <span key={one} className={one === 'held' ? 'chip on' : 'chip off'}>
      {t[one]}
    </span>
  ));
}
