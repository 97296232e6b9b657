/** Whether cues together are those of an impostor. */
import type { Cue, CueCode } from './codes.ts';

/** How much each says, once however often it is said. Found on the tuned half of the corpus. */
const WEIGHTS: Readonly<Record<CueCode, number>> = {
  'asks-code': 2,
  'asks-password': 2,
  'asks-card': 2,
  'asks-identity': 1.2,
  'asks-card-secret': 2,
  'asks-transfer': 2,
  'asks-screen': 2,
  'asks-other-app': 1,
  'asks-link': 0.5,
  'asks-secrecy': 1,
  threatens: 1.1,
  hurries: 0.4,
  'promises-compensation': 1.1,
  'promises-gain': 1.1,
  'claims-official': 0.8,
  'claims-authority': 1.1,
  'called-you': 1,
};
/** A way to reach them that is not official. */
const CONTACT = 0.75;
/** A link is asked to be opened, and it leads elsewhere. */
const LINK_ELSEWHERE = 0.6;
const ENOUGH = 1.8 - 1e-9;

export function isImpostorMessage(
  cues: readonly Cue[],
  { hasContact }: { readonly hasContact: boolean },
): boolean {
  const codes = new Set(cues.map(({ code }) => code));
  const weight = [...codes].reduce((sum, code) => sum + WEIGHTS[code], 0);
  const beside = hasContact ? CONTACT + (codes.has('asks-link') ? LINK_ELSEWHERE : 0) : 0;
  return codes.size > 0 && weight + beside >= ENOUGH;
}
