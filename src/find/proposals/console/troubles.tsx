/** What stands in the way of a proposal, or should be looked at before it is published. */
import { Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Link } from '../../../../web/console/router.tsx';
import type { Problem } from '../contract.ts';
import { partTitle } from './describe.ts';
import { piecesOf } from './problems.ts';
import { proposalMessages } from './proposal-messages.ts';
import { useContacts } from './source.tsx';

interface Props {
  readonly title: string;
  readonly level: 'problem' | 'warning';
  readonly told: readonly Problem[];
  /** The proposal, in which it is mended. */
  readonly into: number;
}

export function Troubles({ title, level, told, into }: Props) {
  const lang = useLang();
  const channels = useContacts().data?.channels ?? [];
  if (told.length === 0) return null;
  const called = (part: string) => partTitle(part, [channels.find((one) => one.part === part)?.value], lang);
  return (
    <Section title={title}>
      <ul className="cl-plain">
        {told.map((problem) => (
          <li key={`${problem.part} ${problem.path} ${problem.message.en}`} className={`cl-${level}`}>
            {problem.part !== null && !problem.channels && <b>{called(problem.part)} </b>}
            <Message problem={problem} into={into} /> <Remedy problem={problem} into={into} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface OneProps {
  readonly problem: Problem;
  readonly into: number;
}

function Message({ problem, into }: OneProps) {
  const lang = useLang();
  return piecesOf(problem, lang).map(({ text, channel }) =>
    channel === undefined ? (
      text
    ) : (
      <Link key={channel} to={`/contacts/channels/${channel}?proposal=${into}`}>
        {text}
      </Link>
    ),
  );
}

/** A file is mended by its key; here the calendar has a screen. */
function Remedy({ problem: { code, remedy }, into }: OneProps) {
  const t = useText(proposalMessages);
  const lang = useLang();
  if (code !== 'holidays-unknown') return <span className="cl-fix">{remedy[lang]}</span>;
  return (
    <span className="cl-fix">
      {t.holidays} <Link to={`/hours?proposal=${into}`}>{t.goHolidays}</Link>
    </span>
  );
}
