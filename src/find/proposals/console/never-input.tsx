import { useText } from '../../../../web/console/language.tsx';
import type { NeverEntry } from '../../contacts/contract.ts';
import { FieldGroup } from './field.tsx';
import { ListInput, TextsInput } from './inputs.tsx';
import { operatorMessages } from './operator-messages.ts';
import type { Problem } from './problems.ts';

/** A promise is long for a field and one sentence all the same. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ').slice(0, 400);

interface Props {
  readonly value: readonly NeverEntry[];
  readonly problems: readonly Problem[];
  readonly onChange: (value: readonly NeverEntry[]) => void;
}

export function NeverInput({ value, problems, onChange }: Props) {
  const t = useText(operatorMessages);
  // The id ties a promise to its history; people never see it, so it is given and not asked for.
  const free = Array.from({ length: 33 }, (_, n) => `promise-${n + 1}`).find(
    (id) => !value.some((one) => one.id === id),
  );
  return (
    <FieldGroup name={t.promise} problems={problems}>
      {(aria) => (
        <ListInput
          value={value}
          onChange={onChange}
          blank={{ id: free ?? 'promise', zh: '', en: '' }}
          max={32}
          add={t.addNever}
          called={({ zh }, index) => zh || `${t.promise} ${index + 1}`}
        >
          {({ id, ...texts }, set, index) => (
            <TextsInput
              aria={aria}
              name={`${t.promise} ${index + 1}`}
              lines={2}
              value={texts}
              onChange={({ zh, en }) => set({ id, zh: oneLine(zh), en: oneLine(en) })}
            />
          )}
        </ListInput>
      )}
    </FieldGroup>
  );
}
