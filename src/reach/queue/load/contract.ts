/** Shedding load in announced steps: what each is, and what a supervisor sees and does. Browser-safe. */
import * as z from 'zod';

/**
 * In their order. Publish: everybody is told the wait before they begin. Message: leaving a message is offered first.
 * Asynchronous: enquiries leave one. Incident: every page of contacts says that something is wrong. Account security is
 * as on a quiet day in all of them.
 */
export const STEPS = ['normal', 'publish', 'message', 'asynchronous', 'incident'] as const;
export const Step = z.enum(STEPS);
export type Step = z.infer<typeof Step>;

/** Whether a step has come so far. */
export const atLeast = (step: Step, least: Step): boolean => STEPS.indexOf(step) >= STEPS.indexOf(least);

/** What shedding goes by. */
export const Measure = z.object({
  /** Until an enquiry that came now were answered, expected; null where that cannot be said. */
  waitSeconds: z.int().nullable(),
  /** Who waits for an answer, for each agent who takes customers. */
  perAgent: z.number(),
});
export type Measure = z.infer<typeof Measure>;

export const WHYS = ['measured', 'held', 'released'] as const;

export const Load = z
  .object({
    /** That holds now. */
    step: Step,
    /** Since when; null where it never was another. */
    since: z.iso.datetime().nullable(),
    /** Where it would be by what is measured alone. */
    measured: Step,
    /** Whether a supervisor keeps it there. */
    held: z.boolean(),
    now: Measure,
    /** The latest changes, newest first. */
    changes: z.array(
      z.object({ at: z.iso.datetime(), from: Step, to: Step, why: z.enum(WHYS), measure: Measure }),
    ),
  })
  .meta({ id: 'QueueLoad' });
export type Load = z.infer<typeof Load>;

/** Of the audit trail. */
export const LOAD_DEEDS = {
  'load.measured': {
    zh: '排队压力档位自动变化',
    en: 'The step of shedding load changed by what was measured',
  },
  'load.held': { zh: '手动固定排队压力档位', en: 'Held a step of shedding load' },
  'load.released': { zh: '恢复自动排队压力档位', en: 'Released the step of shedding load' },
} as const;
