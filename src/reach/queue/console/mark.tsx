/** Where somebody stands, by shape and colour; the word stands beside it. */
import type { Presence } from '../contract.ts';
import './mark.css';

export const Mark = ({ of }: { of: Presence['state'] }) => (
  <span className={`presence-mark ${of}`} aria-hidden="true" />
);
