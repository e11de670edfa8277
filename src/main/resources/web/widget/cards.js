// Cards of products, orders and results.

import { h, icon, iconButton, webLink } from './dom.js';
import { rowText, shopTime } from './amount.js';
import { priceText } from './money.js';

/**
 * @param {object} card as on the wire
 * @param {{words: object, locale: string, zone: ?string, choose: (option) => void, open: boolean, productUrl: ?string,
 *   viewProduct: (card, event) => void, askProduct: (card) => void}} shown `open` says whether its options can be chosen
 */
export function cardView(card, shown) {
  const { words } = shown;
  return h(
    'article',
    { class: `card ${card.kind}`, 'aria-label': card.title || words.unknownCard },
    h('div', { class: 'card-head' }, picture(card), h('div', {}, h('h3', {}, card.title ?? ''), state(card), price(card, shown))),
    card.case ? caseNumber(card, words) : null,
    card.steps?.length ? steps(card, shown) : null,
    card.rows?.length ? rows(card, shown) : null,
    buttons(card, shown),
  );
}

function picture(card) {
  if (card.kind !== 'product') {
    return null;
  }
  const frame = h('div', { class: 'card-picture' }, icon('bag'));
  if (/^(https?:\/\/|\/(?!\/))/i.test(card.image ?? '')) {
    const image = h('img', { src: card.image, alt: '', loading: 'lazy', onerror: () => image.remove() });
    frame.append(image);
  }
  return frame;
}

const state = (card) => (card.state ? h('p', { class: 'card-state' }, card.state) : null);

const price = (card, { locale }) => (card.price ? h('p', { class: 'card-price' }, priceText(card.price, locale)) : null);

const rows = (card, { locale }) => h('dl', { class: 'rows' }, card.rows.map((row) => h('div', {}, h('dt', {}, row.label), h('dd', DATE.test(row.value) ? { class: 'whole' } : {}, rowText(row.value, locale)))));

const DATE = /^\d{4}-\d\d-\d\d/;

function steps(card, { words, zone }) {
  return h(
    'ol',
    { class: 'steps' },
    card.steps.map((step) =>
      h(
        'li',
        { class: step.done ? 'done' : 'open' },
        h('span', { class: 'dot' }, step.done ? icon('check') : null),
        h('span', { class: 'step' }, step.label, h('span', { class: 'unseen' }, `, ${step.done ? words.done : words.next}`)),
        step.at ? h('time', { datetime: step.at }, shopTime(step.at, zone)) : null,
      ),
    ),
  );
}

function caseNumber(card, words) {
  const copy = iconButton('copy', `${words.copy} ${card.case}`, async () => {
    await copyText(card.case);
    copy.replaceChildren(icon('check'));
    copy.setAttribute('aria-label', words.copied);
    copy.title = words.copied;
  });
  return h('p', { class: 'case' }, h('span', {}, words.caseNumber), h('strong', {}, card.case), copy);
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Not a secure page: the old way still works on a selected field.
    const field = h('textarea', { readonly: true, class: 'unseen' });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand('copy');
    field.remove();
  }
}

function buttons(card, shown) {
  const options = shown.open ? (card.options ?? []) : [];
  const made = options.map((option) => h('button', { type: 'button', class: 'option', onclick: () => shown.choose(option) }, option.label));
  if (card.kind === 'product' && !card.options?.length) {
    made.push(...productButtons(card, shown));
  }
  return made.length ? h('div', { class: 'options' }, made) : null;
}

function productButtons(card, { words, productUrl, viewProduct, askProduct }) {
  const link = productUrl ? webLink(productUrl.replace('{id}', encodeURIComponent(card.id)), words.view) : null;
  link?.classList.add('option');
  link?.addEventListener('click', (event) => viewProduct(card, event));
  return [link, h('button', { type: 'button', class: 'option', onclick: () => askProduct(card) }, words.askThis)].filter(Boolean);
}
