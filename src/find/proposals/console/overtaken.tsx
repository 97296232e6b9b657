/** Two people changed one part of a proposal: base, theirs and mine, and a choice for each. */
import { Button, Radio } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../../web/console/api.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { Buttons, type Edits } from './buttons.tsx';
import { partTitle } from './describe.ts';
import { Difference } from './difference.tsx';
import { screenMessages } from './screen-messages.ts';

interface Crossing {
  readonly part: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
}
export interface Overtaken {
  readonly revision: number;
  readonly parts: readonly Crossing[];
}

/** What a refusal for an older revision tells of the newer one; null for any other problem. */
export function overtaken({ code, revision, parts }: Problem): Overtaken | null {
  if (code !== 'proposal-changed' || typeof revision !== 'number' || !Array.isArray(parts)) return null;
  return parts.length > 0 ? { revision, parts } : null;
}

interface ChoiceProps {
  readonly crossed: Overtaken;
  readonly edits: Edits;
  readonly busy: boolean;
  readonly onChosen: (set: Edits, revision: number) => void;
  readonly onClose: () => void;
}

export function OvertakenChoice({ crossed, edits, busy, onChosen, onClose }: ChoiceProps) {
  const t = useText(screenMessages);
  const lang = useLang();
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'theirs'>>({});
  const title = ({ part, base, theirs, mine }: Crossing) => partTitle(part, [mine, theirs, base], lang);
  const save = () => {
    const theirs = new Set(
      crossed.parts.filter(({ part }) => chosen[part] === 'theirs').map(({ part }) => part),
    );
    const set = Object.fromEntries(Object.entries(edits).filter(([part]) => !theirs.has(part)));
    onChosen(set, crossed.revision);
  };
  return (
    <Dialog title={t.changed.title} onClose={onClose}>
      <div className="cl-form">
        <p>{t.changed.lead}</p>
        {crossed.parts.map((one) => (
          <fieldset key={one.part} className="cl-field">
            <legend>{title(one)}</legend>
            <Radio.Group
              className="cl-stack"
              value={chosen[one.part]}
              onChange={({ target }) => setChosen({ ...chosen, [one.part]: target.value })}
            >
              <Radio value="theirs">
                {t.changed.theirs}
                <Difference part={one.part} before={one.base} after={one.theirs} />
              </Radio>
              <Radio value="mine">
                {t.changed.mine}
                <Difference part={one.part} before={one.base} after={one.mine} />
              </Radio>
            </Radio.Group>
          </fieldset>
        ))}
        <Buttons onClose={onClose}>
          <Button
            type="primary"
            loading={busy}
            disabled={crossed.parts.some(({ part }) => chosen[part] === undefined)}
            onClick={save}
          >
            {t.changed.take}
          </Button>
        </Buttons>
      </div>
    </Dialog>
  );
}
