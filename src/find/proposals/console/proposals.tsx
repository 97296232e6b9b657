/** What is on its way to the next card, and what became of the rest. */
import { Button } from 'antd';
import { useAsk } from '../../../../web/console/ask.ts';
import { Asked, Empty, Screen } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { Link, setQuery, usePlace } from '../../../../web/console/router.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { listProposals, type ProposalSummary } from '../contract.ts';
import { OneOf } from './inputs.tsx';
import { proposalMessages } from './proposal-messages.ts';
import { ProposalStateMark } from './proposal-state.tsx';

const VIEWS = ['open', 'closed', 'all'] as const;

export default function Proposals() {
  const t = useText(proposalMessages);
  const { query } = usePlace();
  const state = VIEWS.find((one) => one === query.get('state')) ?? 'open';
  const before = query.get('before') ?? undefined;
  const asked = useAsk(
    listProposals,
    { query: { state, ...(before !== undefined && { before }) } },
    { topics: ['proposals.changed'] },
  );
  return (
    <Screen title={t.title} lead={t.lead}>
      <fieldset className="cl-field">
        <legend className="hid">{t.view}</legend>
        <OneOf
          of={VIEWS}
          name={(one) => t.views[one]}
          value={state}
          onChange={(one) => setQuery({ state: one, before: null })}
          buttons
        />
      </fieldset>
      <Asked
        of={asked}
        lines={6}
        empty={({ proposals }) =>
          proposals.length === 0 && (
            <Empty title={state === 'open' ? t.empty : t.emptyClosed}>
              <p>{t.emptyHint}</p>
              <Link to="/contacts">{t.goChannels}</Link>
            </Empty>
          )
        }
      >
        {({ proposals, more }) => (
          <>
            <ul className="cl-cards">
              {proposals.map((one) => (
                <li key={one.id}>
                  <Item proposal={one} />
                </li>
              ))}
            </ul>
            {more && (
              <Button onClick={() => setQuery({ before: String(proposals.at(-1)?.id ?? '') })}>
                {t.older}
              </Button>
            )}
          </>
        )}
      </Asked>
    </Screen>
  );
}

function Item({ proposal }: { proposal: ProposalSummary }) {
  const t = useText(proposalMessages);
  const { id, title, state, author, parts, updatedAt, urgent, base, publishedN } = proposal;
  return (
    <>
      <h2>
        <Link to={`/proposals/${id}`}>
          <span className="cl-hint">#{id}</span> {title}
        </Link>
        {urgent && <span className="cl-tag cl-stop">{t.urgent}</span>}
      </h2>
      <div className="cl-foot">
        <ProposalStateMark state={state} />
        <span className="fine">
          {publishedN !== null && `${base === publishedN ? t.unchanged : t.became(publishedN)} · `}
          {t.parts(parts.length)} · {t.by(author.name)} · <Time at={updatedAt} near />
        </span>
      </div>
    </>
  );
}
