/** The registry as one file, out and in. */
import { Button, Input } from 'antd';
import { type DragEvent, type RefObject, useId, useRef, useState } from 'react';
import { urlOf } from '../../../../web/console/api.ts';
import { useAct } from '../../../../web/console/ask.ts';
import { Screen, Section } from '../../../../web/console/frame.tsx';
import { useLang, useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Link, navigate } from '../../../../web/console/router.tsx';
import { useSession } from '../../../../web/console/session.tsx';
import { getRegistryFile, importRegistry, listProposals, type Problem as Told } from '../contract.ts';
import { Field } from './field.tsx';
import { fileMessages } from './file-messages.ts';

const MAX_BYTES = 262_144;

export default function FileScreen() {
  const t = useText(fileMessages);
  const { permissions } = useSession();
  return (
    <Screen title={t.title} lead={t.lead} above={<Link to="/contacts">{t.back}</Link>}>
      <Section title={t.exportTitle} lead={t.exportLead}>
        <p>
          <a className="button" href={urlOf(getRegistryFile)} download="registry.yaml">
            {t.download}
          </a>
        </p>
      </Section>
      {permissions.has('proposals.edit') && <Import />}
    </Screen>
  );
}

function Import() {
  const t = useText(fileMessages);
  const [text, setText] = useState('');
  const [name, setName] = useState(t.defaultName('registry.yaml'));
  const area = useRef<HTMLTextAreaElement>(null);
  const { act, busy, problem, reset } = useAct(importRegistry, [listProposals]);
  const bytes = new TextEncoder().encode(text).length;
  const take = async (file: File | undefined) => {
    if (!file) return;
    reset();
    setName(t.defaultName(file.name).slice(0, 120));
    // Whatever is larger is not read; the count then says so.
    setText(file.size > 4 * MAX_BYTES ? ' '.repeat(MAX_BYTES + 1) : await file.text());
  };
  const send = async () => {
    const answer = await act({ body: { title: name.trim(), text } });
    if (answer.ok) navigate(`/proposals/${answer.value.id}`);
  };
  const told = (problem?.problems ?? []) as readonly Told[];
  return (
    <Section title={t.importTitle} lead={t.importLead}>
      <form
        className="cl-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <DropPlace onFile={take} />
        <Field name={t.text} help={t.paste}>
          {(aria) => (
            <textarea
              {...aria}
              ref={area}
              className="cl-code"
              rows={14}
              spellCheck={false}
              wrap="off"
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <p className={bytes > MAX_BYTES ? 'cl-problem' : 'fine'} role="status">
          {bytes > MAX_BYTES ? t.tooLarge : t.bytes(bytes)}
        </p>
        <Field name={t.name}>
          {(aria) => (
            <Input {...aria} value={name} maxLength={120} onChange={({ target }) => setName(target.value)} />
          )}
        </Field>
        {told.length > 0 ? <Mistakes told={told} area={area} /> : <ProblemNote problem={problem} />}
        <div className="cl-buttons">
          <Button
            type="primary"
            htmlType="submit"
            loading={busy}
            disabled={text.trim() === '' || name.trim() === '' || bytes > MAX_BYTES}
          >
            {busy ? t.busy : t.go}
          </Button>
        </div>
      </form>
    </Section>
  );
}

function DropPlace({ onFile }: { onFile: (file: File | undefined) => void }) {
  const t = useText(fileMessages);
  const [over, setOver] = useState(false);
  const id = useId();
  const stop = (event: DragEvent, is: boolean) => {
    event.preventDefault();
    setOver(is);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way to what the field inside does
    <div
      className={over ? 'cl-drop over' : 'cl-drop'}
      onDragOver={(event) => stop(event, true)}
      onDragLeave={(event) => stop(event, false)}
      onDrop={(event) => {
        stop(event, false);
        onFile(event.dataTransfer.files[0]);
      }}
    >
      <p className="fine" aria-hidden="true">
        {t.drop}
      </p>
      <label className="button" htmlFor={id}>
        {t.pick}
      </label>
      <input
        id={id}
        type="file"
        accept=".yaml,.yml,.json,application/yaml,application/json"
        onChange={({ target }) => onFile(target.files?.[0])}
      />
    </div>
  );
}

/** Each mistake leads to its line. */
function Mistakes({ told, area }: { told: readonly Told[]; area: RefObject<HTMLTextAreaElement | null> }) {
  const t = useText(fileMessages);
  const lang = useLang();
  const goTo = (line: number) => {
    const place = area.current;
    if (!place) return;
    const lines = place.value.split('\n');
    const from = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    place.focus();
    place.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0));
    place.scrollTop = (place.scrollHeight / lines.length) * Math.max(0, line - 4);
  };
  return (
    <div className="cl-loud" role="alert">
      <p className="strong">{t.problems(told.length)}</p>
      <ol>
        {told.map(({ path, line, column, message, remedy }) => (
          <li key={`${line} ${column} ${path} ${message.en}`}>
            {line !== undefined && (
              <Button type="link" size="small" onClick={() => goTo(line)} aria-label={t.goTo(line)}>
                {t.at(line, column ?? 1)}
              </Button>
            )}{' '}
            <code>{path}</code> {message[lang]} <span className="cl-fix">{remedy[lang]}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
