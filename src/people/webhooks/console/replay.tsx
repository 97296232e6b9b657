/** Everything again since some moment: counted before, and watched until it is done. */
import { type FormEvent, useState } from 'react';
import { useAct, useAsk } from '../../../../web/console/ask.ts';
import { Dialog } from '../../../../web/console/dialog.tsx';
import { Field } from '../../../../web/console/field.tsx';
import { Section } from '../../../../web/console/frame.tsx';
import { useText } from '../../../../web/console/language.tsx';
import { ProblemNote } from '../../../../web/console/problem.tsx';
import { Time } from '../../../../web/console/time.tsx';
import { say } from '../../../../web/console/toast.tsx';
import { type Webhook, webhooksApi } from '../contract.ts';
import { webhooksTexts } from './messages.ts';

const HOUR_MS = 3_600_000;

/** As the browser's field for a local moment wants it. */
function localText(ms: number): string {
  const at = new Date(ms);
  return new Date(ms - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export function Replay({ webhook }: { webhook: Webhook }) {
  const t = useText(webhooksTexts);
  const [asking, setAsking] = useState(false);
  const { replay, state } = webhook;
  const isRunning = replay !== null && replay.done < replay.total;
  return (
    <Section
      title={t.replay}
      lead={t.replayLead}
      actions={
        <button
          type="button"
          className="button"
          disabled={state !== 'active' || isRunning}
          onClick={() => setAsking(true)}
        >
          {t.replay}
        </button>
      }
    >
      {replay ? (
        <div className="replayed">
          <label>
            {t.progress(replay.done, replay.total)} <progress value={replay.done} max={replay.total} />
          </label>
          <p className="fine">
            {t.replayedBy(replay.startedBy)} <Time at={replay.startedAt} />
          </p>
        </div>
      ) : null}
      {asking ? <Ask id={webhook.id} onClose={() => setAsking(false)} /> : null}
    </Section>
  );
}

function Ask({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useText(webhooksTexts);
  const [local, setLocal] = useState(() => localText(Date.now() - HOUR_MS));
  const isMoment = !Number.isNaN(Date.parse(local));
  const body = { from: isMoment ? new Date(local).toISOString() : '' };
  const preview = useAsk(webhooksApi.preview, { params: { id }, body }, { enabled: isMoment, keep: true });
  const { act, busy, problem } = useAct(webhooksApi.replay, [webhooksApi.get, webhooksApi.deliveries]);
  const count = preview.data?.count ?? 0;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!(await act({ params: { id }, body })).ok) return;
    say(t.started);
    onClose();
  };
  return (
    <Dialog title={t.replay} onClose={onClose}>
      <form onSubmit={submit}>
        <Field
          label={t.from}
          hint={t.zone}
          type="datetime-local"
          required
          value={local}
          onChange={(event) => setLocal(event.target.value)}
        />
        <p role="status">{preview.data ? t.count(count) : t.counting}</p>
        <ProblemNote problem={preview.error?.problem ?? problem} />
        <button type="submit" className="button main wide" disabled={busy || count === 0}>
          {t.start(count)}
        </button>
      </form>
    </Dialog>
  );
}
