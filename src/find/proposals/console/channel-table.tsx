import { Button, Table, type TableColumnsType } from 'antd';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { words } from '../../surfaces/contract.ts';
import { BadgeState, editPath, InProposals, LastChange, OpenNow, Surfaces } from './channel-parts.tsx';
import type { ChannelRow } from './channel-row.ts';
import { channelsMessages } from './channels-messages.ts';

interface Props {
  readonly rows: readonly ChannelRow[];
  readonly onRetire?: (row: ChannelRow) => void;
}

export default function ChannelTable({ rows, onRetire }: Props) {
  const t = useText(channelsMessages);
  const w = useText(words);
  const lang = useLang();
  const columns: TableColumnsType<ChannelRow> = [
    {
      title: t.columns.label,
      key: 'label',
      rowScope: 'row',
      sorter: (a, b) => a.value.label[lang].localeCompare(b.value.label[lang], lang),
      render: (_, row) => (
        <>
          <Link to={editPath(row)} className="strong">
            {row.value.label[lang]}
          </Link>
          <span className="cl-under">{w.kinds[row.value.kind]}</span>
          <BadgeState {...row} />
        </>
      ),
    },
    {
      title: t.columns.value,
      key: 'value',
      width: '19%',
      render: (_, row) => (
        <span className={row.value.kind === 'phone' ? 'cl-number cl-dial' : 'cl-break'}>{row.display}</span>
      ),
    },
    {
      title: t.columns.state,
      key: 'state',
      width: '17%',
      sorter: (a, b) => a.open.state.localeCompare(b.open.state),
      render: (_, row) => <OpenNow {...row} />,
    },
    {
      title: t.columns.change,
      key: 'change',
      sorter: (a, b) => (a.lastChange?.n ?? 0) - (b.lastChange?.n ?? 0),
      render: (_, row) => <LastChange {...row} />,
    },
    { title: t.columns.surfaces, key: 'surfaces', width: '20%', render: (_, row) => <Surfaces {...row} /> },
    { title: t.columns.proposals, key: 'proposals', render: (_, row) => <InProposals {...row} /> },
    ...(onRetire
      ? [
          {
            title: <span className="hid">{t.retire}</span>,
            key: 'retire',
            render: (_: unknown, row: ChannelRow) => (
              <Button
                danger
                type="text"
                onClick={() => onRetire(row)}
                aria-label={`${t.retire} ${row.display}`}
              >
                {t.retire}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <Table
      className="cl-table"
      columns={columns}
      dataSource={[...rows]}
      rowKey="part"
      pagination={false}
      showSorterTooltip={false}
    />
  );
}
