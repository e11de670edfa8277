import { h } from '../shared/dom.js';

/** Where an answer came from: its title, as a link where the server names a page. */
export function sourceLink({ url, title }) {
  return url ? h('a', { href: safe(url), target: '_blank', rel: 'noopener' }, title) : title;
}

/** Only addresses that open a page; what is not one leads nowhere. */
function safe(url) {
  return /^(https?:\/\/|\/(?!\/))/.test(url) ? url : '#';
}
