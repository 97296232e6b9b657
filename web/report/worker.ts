/** Works for a second, away from the page: finds the counter of a challenge. */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';

const TIMEOUT_MS = 60_000;

self.addEventListener('message', ({ data: challenge }: MessageEvent) => {
  solveChallenge({ challenge, deriveKey, timeout: TIMEOUT_MS }).then(
    (solution) => self.postMessage(solution),
    () => self.postMessage(null),
  );
});
