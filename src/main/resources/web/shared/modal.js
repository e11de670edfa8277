import { h } from './dom.js';

/** A dialog that is open as long as it is drawn. `leave` is called when the person closes it, by Escape too. */
export function modal({ key, title, leave, submit }, ...children) {
  const id = `title-${key}`;
  return h('dialog', { key, 'aria-labelledby': id, oncancel: (event) => { event.preventDefault(); leave(); }, drawn: show },
    h(submit ? 'form' : 'div', submit ? { onsubmit: (event) => { event.preventDefault(); submit(new FormData(event.target)); } } : null,
      h('h2', { id }, title), ...children));
}

// A dialog can only be shown once it stands in the page, which is after the drawing that made it.
function show(dialog) {
  queueMicrotask(() => { if (dialog.isConnected && !dialog.open) dialog.showModal(); });
}
