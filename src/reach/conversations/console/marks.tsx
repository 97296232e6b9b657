/** Before anything is done with a conversation: that it is kept as evidence, or asked to be erased. */
import { useAsk } from '../../../../web/console/ask.ts';
import { useText } from '../../../../web/console/language.tsx';
import { type ConversationMark, personDataApi, type StaffView } from '../contract.ts';
import { keepingTexts } from './keeping-words.ts';

export function Marks({ of }: { of: readonly ConversationMark[] }) {
  const t = useText(keepingTexts).marks;
  return of.map((one) => (
    <span key={one} className={one === 'held' ? 'chip on' : 'chip off'}>
      {t[one]}
    </span>
  ));
}

/** Of the open one. Its line speaks of messages, and not at once of these. */
export function MarksOfOpen({ view: { id, marks } }: { view: StaffView }) {
  const { data } = useAsk(personDataApi.keeping, { params: { id } }, { topics: ['reach.changed'] });
  if (!data) return <Marks of={marks} />;
  return (
    <Marks
      of={[...(data.hold ? ['held' as const] : []), ...(data.erasure ? ['erasure-asked' as const] : [])]}
    />
  );
}
