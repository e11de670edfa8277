// One product with what is asked about it. `page` holds the language, the words, the price and the stock as they are shown, `ask(text)`,
// which opens the chat about the product with words to send, and `back`, the attributes of the link to the shelf.

import { attributesIn, nameIn, pictureIn } from './catalogue.js';
import { h, icon } from './dom.js';

export function productPage(product, page) {
  const { language, words, price, stock, ask, back } = page;
  return [
    h('a', { class: 'back', ...back }, icon('back'), words.back),
    h(
      'article',
      { class: 'product' },
      h('div', { class: 'picture' }, pictureIn(language, product)),
      h(
        'div',
        {},
        h('h1', {}, nameIn(language, product)),
        h('p', { class: 'price' }, price),
        stock,
        h('div', {}, h('button', { type: 'button', class: 'ask', onclick: () => ask() }, icon('chat'), words.ask)),
        questions(product, page),
        facts(product, page),
      ),
    ),
  ];
}

/** What shoppers ask of every product, and of this one's first attributes. */
function questions(product, { language, words, ask }) {
  const { price, stock, generic } = words.asks;
  const list = [price, stock, ...attributesIn(language, product).slice(0, 2).map(({ label }) => generic(label))];
  const button = (line) => h('li', {}, h('button', { type: 'button', onclick: () => ask(line) }, line));
  return h('div', { class: 'asks' }, h('p', {}, words.askHint), h('ul', {}, list.map(button)));
}

function facts(product, { language, words }) {
  const rows = [...attributesIn(language, product), { label: words.number, value: product.id }];
  return h('section', { class: 'facts' }, h('h2', {}, words.facts), h('dl', {}, rows.map(({ label, value }) => h('div', {}, h('dt', {}, label), h('dd', {}, value)))));
}
