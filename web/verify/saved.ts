/** Of the page that is saved: all of it in one piece. It holds both languages, and shows one. */
import * as curves from './curves.ts';
import { start } from './start.ts';

const buttons = document.querySelectorAll<HTMLButtonElement>('[data-language]');
for (const button of buttons)
  button.addEventListener('click', () => {
    document.documentElement.lang = button.lang;
    for (const other of buttons) other.hidden = other === button;
    for (const main of document.querySelectorAll('main')) main.hidden = main.lang !== button.lang;
  });

void start(async () => curves);
