/** Where a password is chosen. */
import type { InputHTMLAttributes } from 'react';
import { Field } from '../../../../web/console/field.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { MAX_PASSWORD, MIN_PASSWORD } from '../contract.ts';

const hint = {
  zh: `至少 ${MIN_PASSWORD} 个字符。几个不相干的词连在一起，好记也难猜。`,
  en: `At least ${MIN_PASSWORD} characters. Some unrelated words are easy to remember and hard to guess.`,
};

interface Props extends Pick<InputHTMLAttributes<HTMLInputElement>, 'autoFocus'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (password: string) => void;
}

export function NewPassword({ onChange, ...field }: Props) {
  return (
    <Field
      {...field}
      hint={useText(hint)}
      type="password"
      autoComplete="new-password"
      minLength={MIN_PASSWORD}
      maxLength={MAX_PASSWORD}
      required
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
