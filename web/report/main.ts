/**
 * Adds a proof of work to the form as it is sent. Whatever goes wrong with it, the form is sent all the same: then it is
 * looked at later, and the page says so.
 */

const form = document.querySelector<HTMLFormElement>('form.proved');
document.querySelector<HTMLElement>('.errors')?.focus();
if (form) start(form);

function start(form: HTMLFormElement): void {
  // Without https there is no WebCrypto.
  const able = typeof Worker === 'function' && globalThis.crypto?.subtle !== undefined;
  const cannot = form.querySelector<HTMLElement>('.cannot');
  if (!able && cannot) cannot.hidden = false;
  let busy = false;
  form.addEventListener('submit', (event) => {
    if (!able) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    say(form, true);
    void proof(form).then((found) => {
      const field = form.elements.namedItem('proof');
      if (field instanceof HTMLInputElement) field.value = found ?? '';
      form.submit();
    });
  });
  // Back from the next page: the form is as it was, and may be sent again.
  addEventListener('pageshow', () => {
    busy = false;
    say(form, false);
  });
}

function say(form: HTMLFormElement, working: boolean): void {
  const button = form.querySelector<HTMLButtonElement>('.send');
  const status = form.querySelector<HTMLElement>('.checking');
  if (button) button.ariaDisabled = String(working);
  if (status) status.textContent = working ? (status.dataset.text ?? '') : '';
}

/** In base64, as altcha's own widget sends it; null where there is none to be had. */
async function proof({ dataset }: HTMLFormElement): Promise<string | null> {
  try {
    const answer = await fetch(`/api/v1/reports/challenge?for=${dataset.use}`, {
      headers: { Accept: 'application/json' },
    });
    if (!answer.ok) return null;
    const challenge: unknown = await answer.json();
    const solution = await solve(challenge, dataset.worker ?? '');
    return solution ? btoa(JSON.stringify({ challenge, solution })) : null;
  } catch {
    return null;
  }
}

function solve(challenge: unknown, path: string): Promise<unknown> {
  const worker = new Worker(path, { type: 'module' });
  return new Promise<unknown>((resolve, reject) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', () => reject(new Error('the worker failed')));
    worker.postMessage(challenge);
  }).finally(() => worker.terminate());
}
