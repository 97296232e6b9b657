/** Whether cues together are those of an impostor. */
import type { Cue, CueCode } from './codes.ts';

/** How much each says, once however often it is said. Found on the tuned half of the corpus. */
const WEIGHTS: Readonly<Record<CueCode, number>> = {
  'asks-code': 3,
  'asks-password': 3,
  'asks-card': 2,
  'asks-identity': 1.5,
  'asks-card-secret': 2,
  'asks-transfer': 2,
  'asks-screen': 3,
  'asks-other-app': 1,
  'asks-link': 1,
  'asks-secrecy': 2,
  threatens: 1,
  hurries: 0.5,
  'promises-compensation': 1.5,
  'promises-gain': 1.5,
  'claims-official': 1,
  'claims-authority': 1,
  'called-you': 1,
};
/** A way to reach them that is not official. */
const CONTACT = 1;
const ENOUGH = 3;

export function isImpostorMessage(
  cues: readonly Cue[],
  { hasContact }: { readonly hasContact: boolean },
): boolean {
  const codes = new Set(cues.map(({ code }) => code));
  const weight = [...codes].reduce((sum, code) => sum + WEIGHTS[code], 0);
  return codes.size > 0 && weight + (hasContact ? CONTACT : 0) >= ENOUGH;
}
