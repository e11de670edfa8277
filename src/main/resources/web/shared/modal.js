import { h } from './dom.js';
import { say } from './words.js';

/** A dialog that is open as long as it is drawn. `leave` is called when the person closes it, by Escape too. */
export function modal({ key, title, leave, submit }, ...children) {
  const id = `title-${key}`;
  return h('dialog', { key, 'aria-labelledby': id, oncancel: (event) => { event.preventDefault(); leave(); }, drawn: opened },
    h(submit ? 'form' : 'div', submit ? { onsubmit: (event) => { event.preventDefault(); submit(new FormData(event.target)); } } : null,
      h('h2', { id }, title), ...children));
}

/** The end of a dialog's form: leave it, or do it. */
export function choice(leave, words, { kind = 'main', busy = false } = {}) {
  return h('div', { class: 'acts' },
    h('button', { type: 'button', onclick: leave }, say('cancel')),
    h('button', { type: 'submit', class: kind, disabled: busy }, words));
}

/** Opens a dialog that was drawn: it can only be shown once it stands in the page, which is after the drawing that made it. */
export function opened(dialog) {
  queueMicrotask(() => { if (dialog.isConnected && !dialog.open) dialog.showModal(); });
}
