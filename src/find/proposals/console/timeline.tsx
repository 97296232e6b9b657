/** What happened to a proposal, and a word to those concerned. */
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../../web/console/ask.ts';
import { Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { words } from '../../surfaces/contract.ts';
import { commentProposal, getProposal, type Proposal } from '../contract.ts';
import { partTitle } from './describe.ts';
import { Field } from './field.tsx';
import { proposalMessages } from './proposal-messages.ts';

export function Timeline({ proposal }: { proposal: Proposal }) {
  const t = useText(proposalMessages);
  const w = useText(words);
  const lang = useLang();
  const titles = new Map(
    proposal.parts.map((one) => [one.part, partTitle(one.part, [one.value, one.base], lang)]),
  );
  return (
    <Section title={t.timeline}>
      <ol className="cl-timeline">
        {proposal.timeline.map(({ id, at, by, act, text, parts }) => (
          <li key={id} className={act}>
            <p>
              <b>{by?.name ?? t.system}</b> {t.events[act]}
              {parts.length > 0 && (
                <span className="cl-hint">
                  {parts.map((part) => titles.get(part) ?? part).join(w.separator)}
                </span>
              )}
            </p>
            {text !== null && <blockquote>{text}</blockquote>}
            <p className="fine">
              <Time at={at} />
            </p>
          </li>
        ))}
      </ol>
      <Comment id={proposal.id} />
    </Section>
  );
}

function Comment({ id }: { id: number }) {
  const t = useText(proposalMessages);
  const [text, setText] = useState('');
  const { act, busy, problem } = useAct(commentProposal, [getProposal]);
  const send = async () => {
    if (text.trim() === '') return;
    const answer = await act({ params: { id: String(id) }, body: { text } });
    if (answer.ok) setText('');
  };
  return (
    <form
      className="cl-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field name={t.comment} help={t.commentHint}>
        {(aria) => (
          <Input.TextArea
            {...aria}
            rows={3}
            maxLength={2000}
            value={text}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
            }}
          />
        )}
      </Field>
      <ProblemNote problem={problem} />
      <div className="cl-buttons">
        <Button
          htmlType="submit"
          loading={busy}
          disabled={text.trim() === ''}
          aria-keyshortcuts="Control+Enter"
        >
          {t.send} <kbd>{t.shortcut}</kbd>
        </Button>
      </div>
    </form>
  );
}
