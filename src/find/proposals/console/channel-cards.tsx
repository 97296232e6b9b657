/** The channels on a narrow screen, with the urgent act in reach of a thumb. */
import { Button } from 'antd';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { words } from '../../surfaces/contract.ts';
import { BadgeState, editPath, InProposals, LastChange, OpenNow } from './channel-parts.tsx';
import type { ChannelRow } from './channel-row.ts';
import { channelsMessages } from './channels-messages.ts';

interface Props {
  readonly rows: readonly ChannelRow[];
  readonly onRetire?: (row: ChannelRow) => void;
}

export function ChannelCards({ rows, onRetire }: Props) {
  const t = useText(channelsMessages);
  const w = useText(words);
  const lang = useLang();
  return (
    <ul className="cl-cards">
      {rows.map((row) => (
        <li key={row.part}>
          <h2>
            <Link to={editPath(row)}>{row.value.label[lang]}</Link>
            <span className="cl-hint">{w.kinds[row.value.kind]}</span>
          </h2>
          <p className="cl-number cl-value">{row.display}</p>
          <p>
            <OpenNow {...row} />
          </p>
          <BadgeState {...row} />
          <div className="cl-foot">
            <span className="fine">
              <LastChange {...row} /> <InProposals {...row} />
            </span>
            {onRetire && (
              <Button danger onClick={() => onRetire(row)} aria-label={`${t.retire} ${row.display}`}>
                {t.retire}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
