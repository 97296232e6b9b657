/** What happened in a storm, step after step, as it was seen from outside; and what stood in the database after it. */

export type Side = 'customer' | 'staff';

export type Step =
  /** Somebody wrote it. Without a key where it is no message of a device: it is then known by its text alone. */
  | {
      readonly is: 'written';
      readonly key: string | null;
      readonly conversation: string;
      readonly side: Side;
      readonly text: string;
    }
  /** A node's word that it is stored there. */
  | { readonly is: 'accepted'; readonly key: string; readonly conversation: string; readonly seq: number }
  | { readonly is: 'refused'; readonly key: string; readonly code: string }
  /** A node's word that a colleague has it now. */
  | { readonly is: 'transferred'; readonly conversation: string }
  /** A screen that shows nothing yet. */
  | { readonly is: 'opened'; readonly screen: string; readonly side: Side; readonly conversation: string }
  /** Under all that the screen showed before. */
  | { readonly is: 'appeared'; readonly screen: string; readonly seq: number; readonly key: string }
  | Held
  /** A device says to the other side how far it has got. */
  | {
      readonly is: 'said';
      readonly conversation: string;
      readonly side: Side;
      readonly delivered: number;
      readonly read: number;
    }
  /** A screen shows how far the other side has got. */
  | { readonly is: 'shown'; readonly screen: string; readonly delivered: number; readonly read: number }
  /** What a screen has not shown by then, it never will. */
  | { readonly is: 'closed'; readonly screen: string };

/** A screen shows how a message stands that its device still holds. */
export interface Held {
  readonly is: 'held';
  readonly screen: string;
  readonly key: string;
  readonly progress: 'queued' | 'accepted' | 'refused';
  /** What the database says of it at that moment; null where it was not asked. */
  isStored: boolean | null;
}

export interface Stored {
  readonly conversation: string;
  readonly seq: number;
  readonly key: string;
  readonly kind: string;
  /** What was said, the name of a file, or that of an event. */
  readonly text: string;
}

export interface History {
  readonly steps: readonly Step[];
  readonly stored: readonly Stored[];
  /** Which conversation was merged into which. */
  readonly leads: ReadonlyMap<string, string>;
}
