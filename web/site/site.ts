/** Progressive enhancement only: everything on these pages works before this file arrives, and without it. */

import { instantText } from '../../src/kernel/when/contract.ts';

const root = document.documentElement;
root.classList.add('js');
// In WeChat, pressing and holding is what people know, and its clipboard often refuses pages.
if (/MicroMessenger/i.test(navigator.userAgent)) root.classList.add('wechat');

const said = document.querySelector('#said');

async function copy(button: HTMLButtonElement): Promise<void> {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(button.dataset.copy ?? '');
  } catch {
    // Permission refused, or not https: the hint in the same place says how to copy by hand.
    button.parentElement?.classList.add('by-hand');
    return;
  }
  const done = button.dataset.done ?? '';
  button.textContent = done;
  if (said) said.textContent = done;
  setTimeout(() => {
    button.textContent = label;
    if (said) said.textContent = '';
  }, 2000);
}

/** Puts a notice away at once; the server sets the cookie that keeps it away. */
function dismiss(form: HTMLFormElement): void {
  form.closest('[data-notice]')?.remove();
  void fetch(form.action, {
    method: 'POST',
    body: new URLSearchParams({ back: location.pathname }),
    redirect: 'manual',
    keepalive: true,
  });
}

const openEntries = () => document.querySelectorAll<HTMLDetailsElement>('.dock details[open], .qr[open]');

document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return;
  const button = target.closest<HTMLButtonElement>('[data-copy]');
  if (button) void copy(button);
  for (const details of openEntries()) if (!details.contains(target)) details.open = false;
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.closest('[data-notice]')) return;
  event.preventDefault();
  dismiss(form);
});

document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return;
  const open = [...openEntries()];
  for (const details of open) {
    details.open = false;
    details.querySelector('summary')?.focus();
  }
  if (open.length > 0) return;
  const form = document.querySelector<HTMLFormElement>('.popup form');
  if (form) dismiss(form);
});

/** How the channels stand is renewed while somebody looks at it, by the page as it is now. */
const NOW_MS = 30_000;

async function renew(shown: Element): Promise<void> {
  try {
    const page = await (await fetch(location.href)).text();
    const fresh = new DOMParser().parseFromString(page, 'text/html').getElementById(shown.id);
    if (fresh && fresh.innerHTML !== shown.innerHTML) shown.innerHTML = fresh.innerHTML;
  } catch {
    // Without a network what is known stays.
  }
}

const shown = document.getElementById('now');
if (shown) setInterval(() => !document.hidden && void renew(shown), NOW_MS);

/** As the chat keeps it. */
const KEPT = 'clearline-chat.';

/** The chat opens the conversation that the device keeps. */
function keepOpen(id: string): void {
  localStorage.setItem(`${KEPT}conversation`, id);
  localStorage.removeItem(`${KEPT}led-from`);
}
for (const kind of ['click', 'auxclick'])
  document.addEventListener(kind, ({ target }) => {
    const id = target instanceof Element && target.closest<HTMLElement>('[data-open-chat]')?.dataset.openChat;
    if (id) keepOpen(id);
  });

const ask = (method: string, path: string, token: string | null, credentials?: RequestCredentials) =>
  fetch(`/api/v1${path}`, {
    method,
    ...(credentials ? { credentials } : {}),
    headers: { Accept: 'application/json', ...(token === null ? {} : { 'Clearline-Guest': token }) },
  });

function asksOnSubmit(form: HTMLFormElement, act: () => Promise<Response>): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void act()
      .catch(() => null)
      .then((answer) => {
        if (answer?.ok) location.reload();
        else form.querySelector('[data-failed]')?.removeAttribute('hidden');
      });
  });
}

/** What this device said to us as a guest becomes the account's where whoever is signed in says that it is theirs. */
async function offerLink(form: HTMLFormElement): Promise<void> {
  const token = localStorage.getItem(`${KEPT}token`);
  if (token === null) return;
  asksOnSubmit(form, () => ask('POST', '/me/conversations', token));
  const response = await ask('GET', '/me/conversations', token);
  if (!response.ok) return;
  const { count, since } = (await response.json()) as { count: number; since: string | null };
  const [counted, time] = [form.querySelector('[data-count]'), form.querySelector('time')];
  if (since === null || !counted || !time) return;
  counted.textContent = `${count}`;
  time.dateTime = since;
  time.textContent = instantText(since, root.lang.startsWith('zh') ? 'zh' : 'en');
  form.hidden = false;
}
const linking = document.querySelector<HTMLFormElement>('[data-link-chat]');
if (linking) void offerLink(linking);

/** The chat goes by the token of the device: it opens what was said with that, and nothing else. */
async function offerOpen(links: readonly HTMLElement[]): Promise<void> {
  const token = localStorage.getItem(`${KEPT}token`);
  if (token === null || links.length === 0) return;
  const response = await ask('GET', '/chat/conversations', token, 'omit');
  if (!response.ok) return;
  const { conversations } = (await response.json()) as { conversations: readonly { id: string }[] };
  const here = new Set(conversations.map(({ id }) => id));
  for (const link of links) link.hidden = !here.has(link.dataset.openChat ?? '');
}
void offerOpen([...document.querySelectorAll<HTMLElement>('[data-open-chat]')]);

for (const form of document.querySelectorAll<HTMLFormElement>('[data-erasure]'))
  asksOnSubmit(form, () => ask(form.dataset.erasure ?? '', '/chat/erasure', null));
