export { type LineHours, openState } from './hours.ts';
