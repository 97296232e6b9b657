/** Text to take along, such as a link or a token that is shown once. */
import { useState } from 'react';
import { useText } from './language.tsx';
import { shellTexts } from './messages.ts';

export function Copyable({ text, label }: { text: string; label: string }) {
  const t = useText(shellTexts);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text).catch(() => {});
    setCopied(true);
  };
  return (
    <div className="copyable">
      <code>
        <span className="hid">{label}: </span>
        {text}
      </code>
      <button type="button" className="button" onClick={copy}>
        <span role="status">{copied ? t.copied : t.copy}</span>
      </button>
    </div>
  );
}
