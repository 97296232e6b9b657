/** A warning at a moment of risk, before what it warns of. */
import { adviceFor, type Moment } from '../../src/verify/advice/contract.ts';
import { Icon } from './icons.tsx';
import { useLang } from './language.tsx';

export function AdviceNote({ moment }: { moment: Moment }) {
  const { title, lines } = adviceFor(moment, useLang());
  return (
    <aside className="note stop" aria-label={title}>
      <Icon name="warning" />
      <div>
        <p className="strong">{title}</p>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </aside>
  );
}
