import { Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Contacts } from './contacts.tsx';
import { callsTexts } from './messages.ts';
import { Prove } from './prove.tsx';
import './calls.css';

/** For who speaks with customers: a code to read out, and with whom they are in contact. */
export default function Calls() {
  const t = useText(callsTexts);
  return (
    <Screen title={t.title} lead={t.lead}>
      <Prove />
      <Contacts />
    </Screen>
  );
}
