/** What the table and the cards of channels say of one in the same way. */
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { words } from '../../surfaces/contract.ts';
import type { ChannelRow } from './channel-row.ts';
import { channelsMessages } from './channels-messages.ts';
import { State } from './state.tsx';

export const editPath = ({ value }: ChannelRow): string => `/contacts/channels/${value.id}`;

export function OpenNow({ open }: ChannelRow) {
  const lang = useLang();
  const t = useText(channelsMessages);
  return (
    <>
      <State tone={open.state === 'open' ? 'good' : 'calm'}>{t.states[open.state]}</State>
      <span className="cl-under">{open.text[lang]}</span>
    </>
  );
}

export function LastChange({ lastChange, since }: ChannelRow) {
  const t = useText(channelsMessages);
  return lastChange ? (
    <>
      <Time at={lastChange.at} near />
      <Link className="cl-under" to={`/contacts/history?n=${lastChange.n}`}>
        {t.changedIn(lastChange.n)}
      </Link>
    </>
  ) : (
    <Time at={since} near />
  );
}

export function Surfaces({ value }: ChannelRow) {
  const w = useText(words);
  return (
    <span className="cl-small">{value.surfaces.map((surface) => w.surfaces[surface]).join(w.separator)}</span>
  );
}

export function InProposals({ proposals }: ChannelRow) {
  const t = useText(channelsMessages);
  return proposals.map((id) => (
    <Link key={id} to={`/proposals/${id}`} className="cl-tag" title={t.inProposal(id)}>
      #{id}
    </Link>
  ));
}

export function BadgeState({ badge }: ChannelRow) {
  const t = useText(channelsMessages);
  if (badge === 'none') return null;
  return (
    <span className="cl-under">
      <State tone={badge === 'good' ? 'good' : badge === 'expiring' ? 'wait' : 'bad'}>
        {t.badges[badge]}
      </State>
    </span>
  );
}
