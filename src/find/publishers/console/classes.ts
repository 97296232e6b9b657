/** Classes of change, weightiest first: none takes more people than the one before it. */
export const CLASSES = ['publishers', 'protected', 'ordinary', 'retirement'] as const;
export type ChangeName = (typeof CLASSES)[number];
