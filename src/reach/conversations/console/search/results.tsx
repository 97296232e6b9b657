import { useAskMore } from '../../../../../web/console/ask.ts';
import { Empty, Skeleton } from '../../../../../web/console/frame.tsx';
import { useText } from '../../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../../web/console/problem.tsx';
import { Link } from '../../../../../web/console/router.tsx';
import { Time } from '../../../../../web/console/time.tsx';
import type { SentQuery } from '../../../../kernel/http/contract.ts';
import { type Found, searchApi } from '../../contract.ts';
import { moveFocus } from '../focus.ts';
import { deskTexts } from '../messages.ts';
import { addressOf, openConversation, useDeskPlace } from '../place.ts';
import { searchTexts } from './messages.ts';

/** In the place of the list, as long as something is looked for. */
export function Results({ query }: { query: SentQuery<typeof searchApi.search> }) {
  const t = useText(searchTexts);
  const asked = useAskMore(searchApi.search, query, 'after');
  if (asked.isPending)
    return (
      <div className="desk-pad">
        <Skeleton lines={6} />
      </div>
    );
  if (!asked.data) return <ProblemNote problem={asked.error.problem} onRetry={() => void asked.refetch()} />;
  const found = asked.data.pages.flatMap((page) => page.found);
  return (
    <section className="desk-found" aria-label={t.results} aria-busy={asked.isPlaceholderData}>
      {found.length === 0 ? (
        <Empty title={t.none}>
          <p>{t.noneText}</p>
        </Empty>
      ) : (
        <p className="fine" role="status">
          {t.count(found.length, asked.hasNextPage)}
        </p>
      )}
      <ul onKeyDown={moveFocus}>
        {found.map((one) => (
          <li key={`${one.conversation} ${one.message?.seq ?? 0}`}>
            <One one={one} />
          </li>
        ))}
      </ul>
      {asked.hasNextPage ? (
        <button
          type="button"
          className="button"
          disabled={asked.isFetchingNextPage}
          onClick={() => void asked.fetchNextPage()}
        >
          {t.more}
        </button>
      ) : null}
    </section>
  );
}

function One({ one }: { one: Found }) {
  const t = useText(searchTexts);
  const desk = useText(deskTexts);
  const { list, id, message } = useDeskPlace();
  const to = { list, id: one.conversation, message: one.message?.seq ?? null };
  return (
    <Link
      to={addressOf(to)}
      aria-current={one.conversation === id && to.message === message ? 'true' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        openConversation(list, one.conversation, to.message);
      }}
    >
      <span className="desk-row-top">
        <strong>{one.who ?? desk.guest}</strong>
        <span className="desk-intent">{desk.intents[one.intent]}</span>
      </span>
      <span className="desk-found-text" dir="auto">
        <span className="fine">{writerOf(one, desk, t)}</span>{' '}
        {one.excerpt.map(({ text, found }, at) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, in their order
          found ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
        )}
      </span>
      <span className="desk-row-top">
        <span className="fine">
          {one.number} · {desk.statuses[one.status]}
        </span>
        <span className="fine desk-when">
          <Time at={one.at} near />
        </span>
      </span>
    </Link>
  );
}

function writerOf({ message }: Found, desk: (typeof deskTexts)['zh'], t: (typeof searchTexts)['zh']): string {
  if (!message) return t.says(t.itself);
  const who =
    message.author === 'customer'
      ? desk.customer
      : message.author === 'assistant'
        ? desk.assistant
        : (message.writer?.name ?? desk.formerAgent);
  return t.says(message.kind === 'note' ? `${t.note} · ${who}` : who);
}
