/** Values as they are shown: what some program would make a link of is taken apart. */
import type { SubjectKind } from '../shapes/contract.ts';

const LINKED: readonly SubjectKind[] = ['url', 'domain', 'email'];

/** `hxxps://kefu[.]example`; numbers and accounts as they are. */
export function shownValue({ kind, value }: { readonly kind: SubjectKind; readonly value: string }): string {
  if (!LINKED.includes(kind)) return value;
  return value.replace(/^http/i, 'hxxp').replaceAll('.', '[.]').replaceAll('@', '[@]');
}
