// Elements without ceremony: icons, rows that stay, links, prose.

import { drawing, h } from './element.js';

export { h };

const STROKES = {
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20c.8-3.6 3.8-5.5 7.5-5.5s6.7 1.9 7.5 5.5',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M12 5v14M6 13l6 6 6-6',
  send: 'M12 19V5M6 11l6-6 6 6',
  picture: 'M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01',
  good: 'M8 11v9H4v-9zM8 11l4-7c1.7 0 2.6 1.2 2.2 2.8L13.5 10H20l-1.6 8.4c-.2 1-.9 1.6-1.9 1.6H8',
  poor: 'M16 13V4h4v9zM16 13l-4 7c-1.7 0-2.6-1.2-2.2-2.8l.7-3.2H4l1.6-8.4C5.8 4.6 6.5 4 7.5 4H16',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  bag: 'M5 8h14l-1 12H6zM9 8V7a3 3 0 0 1 6 0v1',
  star: 'M12 4l2.4 5 5.6.8-4 3.9.9 5.5-4.9-2.6-4.9 2.6.9-5.5-4-3.9 5.6-.8z',
  clock: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 8v4l3 2',
};

/** One of the set of strokes. */
export const icon = (name) => drawing(name, STROKES[name]);

/** A button with an icon whose word is its label. */
export const iconButton = (name, label, onclick, properties = {}) =>
  h('button', { type: 'button', class: 'icon-button', 'aria-label': label, title: label, onclick, ...properties }, icon(name));

/**
 * Brings `parent`'s children in line with `items`: a child stays while its key stays, and is filled again only when its
 * signature changes, so that what is being read or typed is not touched.
 *
 * @param {{key: string, signature: string, fill: () => {class: string, nodes: Node[]}}[]} items in order
 */
export function reconcile(parent, items) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const child = old.get(item.key) ?? h('div', { 'data-key': item.key });
    old.delete(item.key);
    if (child.signature !== item.signature) {
      const { class: names, nodes } = item.fill();
      child.className = names;
      child.replaceChildren(...nodes.filter(Boolean));
      child.signature = item.signature;
    }
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
  }
  for (const gone of old.values()) {
    gone.remove();
  }
}

/** A link only where it leads to the web; anything else stays text. */
export function webLink(address, ...children) {
  const safe = /^https?:\/\//i.test(address ?? '') || /^\/(?!\/)/.test(address ?? '');
  return safe ? h('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, ...children) : h('span', {}, ...children);
}

/** Text in which web addresses can be followed and no date is broken at its hyphen. */
export function prose(text) {
  const parts = (text ?? '').split(/(https?:\/\/[^\s<>"'，。；！？、）)]+)/);
  return h('p', { class: 'prose' }, ...parts.flatMap((part, at) => (at % 2 ? webLink(part, part) : whole(part))));
}

const whole = (text) => text.split(/(\b(?:\d{4}-)?\d\d-\d\d(?: \d\d:\d\d)?\b)/).map((part, at) => (at % 2 ? h('span', { class: 'whole' }, part) : part));
