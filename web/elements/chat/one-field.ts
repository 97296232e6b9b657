import { html, type TemplateResult } from 'lit/html.js';

interface Asked {
  readonly label: string;
  readonly type?: 'email';
  /** UTF-16 units. */
  readonly most: number;
  readonly busy: boolean;
  /** On the button. */
  readonly word: string;
  readonly said: (text: string) => void;
}

/** One line that somebody may fill in, and send. */
export function ask({ label, type, most, busy, word, said }: Asked): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get('said')).trim();
    if (text) said(text);
  };
  return html`<form class="mail" @submit=${submit}><label>${label}<input name="said" type=${type ?? 'text'} autocomplete=${type ?? 'off'} maxlength=${most} required></label><button
    class="plain" ?disabled=${busy}>${word}</button></form>`;
}
