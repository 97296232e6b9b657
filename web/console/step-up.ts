/** Between what needs a fresh proof of identity and the dialog that asks for it. */
type Prompt = () => Promise<boolean>;

let prompt: Prompt | null = null;
let pending: Promise<boolean> | null = null;

/** The shell says how to ask. Returns how to undo it. */
export function answerStepUps(with_: Prompt): () => void {
  prompt = with_;
  return () => {
    if (prompt === with_) prompt = null;
  };
}

/** Whether the person has proved to be there. Several requests at once share one question. */
export function requestStepUp(): Promise<boolean> {
  pending ??= (prompt?.() ?? Promise.resolve(false)).finally(() => {
    pending = null;
  });
  return pending;
}
