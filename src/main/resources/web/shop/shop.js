// The demo shop: a shelf, a product's page, and the chat that stands beside both. One state, drawn anew on each change;
// the address says what is shown, so that a link and the back button work.

import { amount } from '../widget/amount.js';
import { h, icon } from './dom.js';
import { drawPicture } from './pictures.js';
import { DEMO_ORDERS, words as tables } from './words.js';

const LANGUAGE = 'xiaoer.language';
const page = document.querySelector('#page');
const chat = document.querySelector('xiaoer-chat');

const shop = { language: firstLanguage(), products: null, failed: false, category: '', query: '', product: '' };

const words = () => tables[shop.language];
const locale = () => (shop.language === 'zh' ? 'zh-CN' : 'en-US');
/** A text of the catalogue: one string, or one per language. */
const text = (value) => (value && typeof value === 'object' ? (value[shop.language] ?? value.zh ?? value.en ?? '') : String(value ?? ''));
const price = (money) => amount(money, locale());

start();

function start() {
  readAddress();
  addEventListener('popstate', () => {
    readAddress();
    draw();
    scrollTo(0, 0);
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && shop.products && load());
  chat.addEventListener('xiaoer-productopen', (event) => {
    event.preventDefault();
    go({ product: event.detail.id });
    matchMedia('(max-width: 480px)').matches && chat.close();
  });
  draw();
  load();
}

function readAddress() {
  const address = new URLSearchParams(location.search);
  shop.product = address.get('product') ?? '';
  shop.category = address.get('category') ?? '';
  shop.query = address.get('q') ?? '';
}

/** Shows something else under an address of its own. */
function go({ product = '', category = '', query = '' } = {}) {
  const address = new URLSearchParams(Object.entries({ product, category, q: query }).filter(([, value]) => value));
  history.pushState(null, '', address.size ? `/?${address}` : '/');
  readAddress();
  draw();
  scrollTo(0, product ? 0 : scrollY);
  document.querySelector('main').focus({ preventScroll: true });
}

/** Prices and stock as they are now; a failed second look keeps what is on screen. */
async function load() {
  try {
    const answer = await fetch(`/api/v1/products?lang=${shop.language}`, { headers: { 'accept-language': locale() } });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const { products } = await answer.json();
    const same = !shop.failed && JSON.stringify(products) === JSON.stringify(shop.products);
    shop.products = products;
    shop.failed = false;
    same || draw();
  } catch {
    shop.failed = shop.products === null;
    draw();
  }
}

function firstLanguage() {
  const asked = new URLSearchParams(location.search).get('lang');
  const kept = asked ?? localStorage.getItem(LANGUAGE) ?? navigator.language;
  return /^zh/i.test(kept) ? 'zh' : 'en';
}

function speak(language) {
  shop.language = language;
  localStorage.setItem(LANGUAGE, language);
  draw();
  load();
  document.querySelector(`.languages [lang|="${language}"]`).focus();
}

function draw() {
  const { title } = words();
  const product = shop.products?.find((each) => each.id === shop.product);
  document.documentElement.lang = locale();
  document.title = product ? `${text(product.names ?? product.name)} · ${title}` : title;
  chat.setAttribute('shop-name', title);
  point(product);
  if (shop.drawn !== shop.language) {
    shop.drawn = shop.language;
    page.replaceChildren(top(), h('main', { id: 'goods', class: 'wide', tabindex: -1 }), bottom());
  }
  // The frame stays, so that a search is not torn out of an input method's hands.
  document.querySelector('main').replaceChildren(...[main(product)].flat());
  const field = document.querySelector('.search input');
  if (document.activeElement !== field) {
    field.value = shop.query;
  }
}

/** Tells the chat what the visitor looks at. */
function point(product) {
  if (product) {
    chat.setAttribute('product-name', text(product.names ?? product.name));
    chat.setAttribute('product-id', product.id);
  } else if (!shop.product) {
    chat.removeAttribute('product-id');
    chat.removeAttribute('product-name');
  }
}

function top() {
  const { title, skip, search, language } = words();
  const choice = (code, tag, label) => h('button', { type: 'button', lang: tag, 'aria-pressed': String(shop.language === code), onclick: () => speak(code) }, label);
  const field = h('input', { type: 'search', 'aria-label': search, placeholder: search, value: shop.query, oninput: () => find(field.value) });
  return h(
    'header',
    { class: 'top' },
    h('a', { class: 'skip', href: '#goods' }, skip),
    h(
      'div',
      { class: 'wide' },
      h('a', { class: 'brand', href: '/', onclick: inside({}) }, h('span', { 'aria-hidden': 'true' }, '二'), h('span', {}, title)),
      h('div', { class: 'search', role: 'search' }, icon('search'), field),
      h('div', { class: 'languages', role: 'group', 'aria-label': language }, choice('zh', 'zh-CN', '中文'), choice('en', 'en', 'EN')),
    ),
  );
}

function find(query) {
  shop.query = query;
  shop.product = '';
  const address = new URLSearchParams(Object.entries({ category: shop.category, q: query }).filter(([, value]) => value));
  history.replaceState(null, '', address.size ? `/?${address}` : '/');
  draw();
}

function main(product) {
  if (shop.failed) {
    return state('cup', words().errorTitle, words().error, words().again, load);
  }
  if (shop.products === null) {
    return h('div', { class: 'grid', 'aria-busy': 'true' }, Array.from({ length: 8 }, () => h('div', { class: 'item skeleton' }, h('i'), h('i'), h('i'))));
  }
  if (shop.product) {
    return product ? productPage(product) : state('cup', words().missingTitle, words().missing, words().back, () => go());
  }
  return shelf();
}

function shelf() {
  const { query, category, products } = shop;
  const found = products.filter((product) => (!category || product.category === category) && matches(product, query));
  const goods = products.length
    ? found.length
      ? h('ul', { class: 'grid' }, found.map(item))
      : state('search', words().noneTitle(query), words().none, words().showAll, () => go())
    : state('cup', words().emptyTitle, words().empty);
  return [query ? h('h1', { class: 'unseen' }, words().title) : front(), products.length ? tabs() : null, goods].filter(Boolean);
}

const matches = (product, query) =>
  query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => JSON.stringify([product.id, product.name, product.names, product.categoryName, product.attributes]).toLowerCase().includes(word));

function front() {
  const { line, behind, pages } = words();
  return h('div', { class: 'front' }, h('div', {}, h('h1', {}, line.split(/(?<=，)/).map((part) => h('span', {}, part))), h('p', { class: 'behind' }, h('span', {}, behind), Object.entries(pages).map(([path, label]) => h('a', { href: `/${path}` }, label)))), demo());
}

function demo() {
  const { demoTitle, demo: says, others, orders, phone } = words();
  const order = ([number, tail]) =>
    h('li', {}, h('button', { type: 'button', onclick: () => chat.ask({ text: `${number} ${tail}` }) }, h('span', { class: 'number' }, number), h('span', { class: 'tail' }, `${phone} ${tail}`), h('span', { class: 'what' }, orders[number])));
  return h('section', { class: 'demo', 'aria-labelledby': 'demo-title' }, h('h2', { id: 'demo-title' }, demoTitle), h('p', {}, says), h('ul', {}, DEMO_ORDERS.map(order)), h('p', {}, others));
}

function tabs() {
  const counts = new Map();
  for (const product of shop.products) {
    const known = counts.get(product.category) ?? { name: text(product.categoryName ?? product.category), count: 0 };
    counts.set(product.category, { ...known, count: known.count + 1 });
  }
  const tab = (id, name, count) =>
    h('button', { type: 'button', 'aria-pressed': String(shop.category === id), onclick: () => go({ category: id, query: shop.query }) }, name, h('span', { class: 'count', 'aria-label': words().count(count) }, String(count)));
  return h('div', { class: 'tabs', role: 'group', 'aria-label': words().categories }, tab('', words().all, shop.products.length), [...counts].map(([id, { name, count }]) => tab(id, name, count)));
}

function item(product) {
  return h(
    'li',
    { class: 'item' },
    h('div', { class: 'picture' }, picture(product)),
    h('h3', {}, h('a', { href: `/?product=${encodeURIComponent(product.id)}`, onclick: inside({ product: product.id }) }, text(product.names ?? product.name))),
    h('p', { class: 'line' }, h('span', { class: 'price' }, price(product.price)), stock(product)),
  );
}

function stock({ stock: count }) {
  const low = count > 0 && count <= 10;
  return h('span', { class: `stock${low ? ' low' : ''}` }, low ? words().low(count) : words().stock(count));
}

function picture(product) {
  const names = Object.values(product.names ?? (typeof product.name === 'object' ? product.name : [product.name]));
  const colour = (attributes(product).find(({ key }) => key === 'colour')?.value ?? '') + '';
  return drawPicture({ id: product.id, category: product.category, names, colour });
}

/** Attributes as a list of key, label and value, whether the API gives a list or an object. */
function attributes(product) {
  const given = product.attributes ?? [];
  const list = Array.isArray(given) ? given : Object.entries(given).map(([key, value]) => ({ key, label: key, value }));
  return list.map(({ key, label, name, value }) => ({ key, label: text(label ?? name ?? key), value: text(value) }));
}

function productPage(product) {
  const { back, ask, facts, number } = words();
  const name = text(product.names ?? product.name);
  const rows = [...attributes(product), { label: number, value: product.id }];
  return [
    h('a', { class: 'back', href: '/', onclick: inside({ category: shop.category }) }, icon('back'), back),
    h(
      'article',
      { class: 'product' },
      h('div', { class: 'picture' }, picture(product)),
      h(
        'div',
        {},
        h('h1', {}, name),
        h('p', { class: 'price' }, price(product.price)),
        stock(product),
        h('div', {}, h('button', { type: 'button', class: 'ask', onclick: () => chat.ask({ productId: product.id, productName: name }) }, icon('chat'), ask)),
        questions(product, name),
        h('section', { class: 'facts' }, h('h2', {}, facts), h('dl', {}, rows.map((row) => h('div', {}, h('dt', {}, row.label), h('dd', {}, row.value))))),
      ),
    ),
  ];
}

function questions(product, name) {
  const { asks, askHint } = words();
  const list = [asks.price, asks.stock, ...attributes(product).slice(0, 2).map(({ label }) => asks.generic(label))];
  return h('div', { class: 'asks' }, h('p', {}, askHint), h('ul', {}, list.map((line) => h('li', {}, h('button', { type: 'button', onclick: () => chat.ask({ productId: product.id, productName: name, text: line }) }, line)))));
}

function state(sign, title, says, act, onclick) {
  return h('div', { class: 'state' }, icon(sign), h('h2', {}, title), h('p', {}, says), act ? h('button', { type: 'button', onclick }, act) : null);
}

function bottom() {
  const { footer, pages, behind } = words();
  return h('footer', {}, h('div', { class: 'wide' }, h('nav', { 'aria-label': behind }, h('ul', {}, Object.entries(pages).map(([path, label]) => h('li', {}, h('a', { href: `/${path}` }, label))))), h('p', {}, footer)));
}

/** A link that stays on this page, unless it is asked to open elsewhere. */
function inside(place) {
  return (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      go(place);
    }
  };
}
