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

/** Enter sends, and a new line is asked for, as wherever something is written here. */
function enter(event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  if (event.target instanceof HTMLTextAreaElement) event.target.form?.requestSubmit();
}

/** One field that somebody may fill in, and send. */
export function ask({ label, type, most, busy, word, said }: Asked): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get('said')).trim();
    if (text) said(text);
  };
  return html`<form class="mail" @submit=${submit}><label>${label}${
    type
      ? html`<input name="said" type=${type} autocomplete=${type} maxlength=${most} required>`
      : html`<textarea name="said" rows="2" maxlength=${most} required @keydown=${enter}></textarea>`
  }</label><button
    class="plain" ?disabled=${busy}>${word}</button></form>`;
}
