/** One try at something that the server may refuse: whether it is under way, and what it was refused with. */
import { useState } from 'react';
import type { Problem } from '../../../../web/console/api.ts';
import { useText } from '../../../../web/console/language.tsx';
import { shellTexts } from '../../../../web/console/messages.ts';
import type { PasskeyFailure } from '../../../../web/console/passkey.ts';
import { patiently, type Send } from '../../../../web/console/pause.ts';

export function useAttempt() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  /** Null when it was refused. */
  const attempt = async <T>(work: Send<T>): Promise<{ value: T } | null> => {
    setBusy(true);
    setProblem(null);
    const answer = await patiently(work);
    setBusy(false);
    if (answer.ok) return { value: answer.value };
    setProblem(answer.problem);
    return null;
  };
  return { busy, problem, attempt, clear: () => setProblem(null) };
}

/** Why no passkey came, in the form of a refusal. */
export function usePasskeyProblem() {
  const { passkey } = useText(shellTexts);
  return (reason: PasskeyFailure): { ok: false; problem: Problem } => ({
    ok: false,
    problem: { status: 0, code: reason, title: passkey[reason] },
  });
}
