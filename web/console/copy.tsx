/** Text to take along, such as a link or a token that is shown once. */
import { useState } from 'react';
import { useText } from './language.tsx';
import { shellTexts } from './messages.ts';

export function CopyButton({ text }: { text: string }) {
  const t = useText(shellTexts);
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      // Where the browser keeps the clipboard to itself, one press selects the text beside it.
      () => setCopied(false),
    );
  return (
    <>
      <button type="button" className="button" onClick={copy}>
        {copied ? t.copied : t.copy}
      </button>
      {/* Within the button it would take away the button's name. */}
      <span className="hid" role="status">
        {copied ? t.copied : ''}
      </span>
    </>
  );
}

export function Copyable({ text, label }: { text: string; label: string }) {
  return (
    <div className="copyable">
      <span className="hid">{label}</span>
      <code>{text}</code>
      <CopyButton text={text} />
    </div>
  );
}
