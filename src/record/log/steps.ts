/** The steps between which a crash may fall. Tests are told of each as it is reached; nobody else listens. */
export const STEPS = [
  // In one transaction.
  'placed',
  'stored',
  // After it.
  'integrated',
  'signed',
  'kept',
  'checkpointed',
  'cosigned',
  'published',
] as const;
export type Step = (typeof STEPS)[number];
export type AtStep = (step: Step) => void | Promise<void>;

export const goOn: AtStep = () => {};
