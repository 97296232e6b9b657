/** All nodes look at the queue, the boards ask anew, and so do the tabs of whom it is about. */
export const QUEUE_CHANGED = 'reach.queue';
