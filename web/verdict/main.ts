/** The page works without this. It reads pictures, and lets a keyboard send the form. */
import { keepChecked } from '../live/checked.ts';
import { takePictures } from './picture.ts';

const box = document.querySelector<HTMLTextAreaElement>('.ask-box textarea');
const part = document.querySelector<HTMLElement>('.ask-box .pictured');

// A phone's keyboard has no Ctrl key, but a desk's has: Ctrl or Cmd with Enter asks.
box?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  box.form?.requestSubmit();
});
if (box && part) takePictures(part, box);
// The page tells of the text that stands in the box.
if (box?.value && document.querySelector('.verdict')) keepChecked(box.value, Date.now());
