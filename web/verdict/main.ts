/** The page works without this. It keeps the form from being sent empty, and reads what the clipboard holds on request. */
const box = document.querySelector<HTMLTextAreaElement>('.ask-box textarea');

// A phone's keyboard has no Ctrl key, but a desk's has: Ctrl or Cmd with Enter asks.
box?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  box.form?.requestSubmit();
});
