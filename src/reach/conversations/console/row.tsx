import { useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import { Time, useMinute } from '../../../../web/console/time.tsx';
import type { List, StaffView } from '../contract.ts';
import { ageOf } from './age.ts';
import { useDeskLine } from './desk-context.tsx';
import { Marks } from './marks.tsx';
import { deskTexts } from './messages.ts';
import { addressOf, openConversation } from './place.ts';
import { TagMarks } from './tags.tsx';

interface RowProps {
  readonly one: StaffView;
  readonly list: List;
  readonly isOpen: boolean;
}

/** Somebody in a list: how long they wait, who they are, what they need, and how their newest message begins. */
export function Row({ one, list, isOpen }: RowProps) {
  const t = useText(deskTexts);
  const line = useDeskLine();
  const read = Math.max(one.staff.read, line.readUpTo(one.id));
  const isUnread = one.waitsSince !== null && one.lastSeq > read && !isOpen;
  return (
    <Link
      to={addressOf({ list, id: one.id })}
      className="desk-row"
      data-conversation={one.id}
      aria-current={isOpen ? 'true' : undefined}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        openConversation(list, one.id);
      }}
    >
      <span className="desk-row-top">
        {isUnread ? (
          <span className="desk-unread">
            <span className="hid">{t.unread}</span>
          </span>
        ) : null}
        <strong className={isUnread ? 'unread' : undefined}>{one.who.name ?? t.guest}</strong>
        <span className="desk-intent">{t.intents[one.intent]}</span>
      </span>
      <span className="desk-excerpt">
        <Marks of={one.marks} />
        <TagMarks tags={one.tags} />
        {one.excerpt || '…'}
      </span>
      <span className="desk-row-top">
        {one.waitsSince ? (
          <Wait since={one.waitsSince} />
        ) : (
          <span className="fine">{t.statuses[one.status]}</span>
        )}
        {list === 'others' && one.agent ? <span className="fine">{one.agent.name}</span> : null}
        {list === 'queue' ? null : (
          <span className="fine desk-when">
            <Time at={one.lastAt} near />
          </span>
        )}
      </span>
    </Link>
  );
}

export function Wait({ since }: { since: string }) {
  const t = useText(deskTexts);
  const { age, minutes } = ageOf(since, useMinute());
  return (
    <span className={`desk-age ${age}`}>{minutes === 0 ? t.justNow : t.ages[age](t.span(minutes))}</span>
  );
}
