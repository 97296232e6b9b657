/** One deed for several conversations: each for itself, under a key of its own, so that none is done twice. */
import type { Answer } from '../../../../web/console/api.ts';
import type { StaffView } from '../contract.ts';
import type { BulkName } from './tools-messages.ts';

/** What has to be known first. */
export type Asking = Exclude<BulkName, 'resolve'> | null;

type Act = (view: StaffView) => Promise<Answer<unknown>>;

export interface Deed {
  readonly name: BulkName;
  readonly act: Act;
  /** @param was as it stood before */
  readonly undo: (was: StaffView) => Promise<Answer<unknown>>;
}

export interface Refused {
  readonly view: StaffView;
  readonly says: string;
}

export interface Outcome {
  /** As they stood before. */
  readonly done: readonly StaffView[];
  readonly refused: readonly Refused[];
  /** Not begun, because somebody has stopped it. */
  readonly left: readonly StaffView[];
}

/** Requests that are underway at the same time. */
const AT_ONCE = 3;

interface Running {
  readonly signal: AbortSignal;
  readonly onStep: (done: number) => void;
}

/** What each of them answered; in the order in which they were given. */
export async function actOnAll(
  views: readonly StaffView[],
  act: Act,
  { signal, onStep }: Running,
): Promise<Outcome> {
  const answers = new Map<StaffView, Answer<unknown>>();
  const waiting = [...views];
  const worker = async () => {
    for (let view = waiting.shift(); view && !signal.aborted; view = waiting.shift()) {
      answers.set(view, await act(view));
      onStep(answers.size);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return {
    done: views.filter((view) => answers.get(view)?.ok),
    refused: views.flatMap((view) => {
      const answer = answers.get(view);
      return answer && !answer.ok ? [{ view, says: answer.problem.detail ?? answer.problem.title }] : [];
    }),
    left: views.filter((view) => !answers.has(view)),
  };
}
