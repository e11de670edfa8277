// The demo shop: a shelf, a product's page, and the chat that stands beside both. One state, drawn anew on each change;
// the address says what is shown, so that a link and the back button work.

import { amount } from '../widget/amount.js';
import { categoriesIn, matches, nameIn, pictureIn } from './catalogue.js';
import { h, icon } from './dom.js';
import { productPage } from './product-page.js';
import { DEMO_ORDERS, words as tables } from './words.js';

const LANGUAGE = 'xiaoer.language';
const page = document.querySelector('#page');
const chat = document.querySelector('xiaoer-chat');

const shop = { language: firstLanguage(), products: null, failed: false, category: '', query: '', product: '' };

const words = () => tables[shop.language];
const locale = () => (shop.language === 'zh' ? 'zh-CN' : 'en-US');
const nameOf = (product) => nameIn(shop.language, product);
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

function addressOf(place) {
  const address = new URLSearchParams(Object.entries(place).filter(([, value]) => value));
  return address.size ? `/?${address}` : '/';
}

/** Shows something else under an address of its own. */
function go({ product = '', category = '', query = '' } = {}) {
  history.pushState(null, '', addressOf({ product, category, q: query }));
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
  document.title = product ? `${nameOf(product)} · ${title}` : title;
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
    chat.setAttribute('product-name', nameOf(product));
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
  history.replaceState(null, '', addressOf({ category: shop.category, q: query }));
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
    return product ? productView(product) : state('cup', words().missingTitle, words().missing, words().back, () => go());
  }
  return shelf();
}

function shelf() {
  const { query, products } = shop;
  return [query ? h('h1', { class: 'unseen' }, words().title) : front(), products.length ? tabs() : null, goods()].filter(Boolean);
}

function goods() {
  const { query, category, products } = shop;
  if (products.length === 0) {
    return state('cup', words().emptyTitle, words().empty);
  }
  const found = products.filter((product) => (!category || product.category === category) && matches(product, query));
  return found.length ? h('ul', { class: 'grid' }, found.map(item)) : state('search', words().noneTitle(query), words().none, words().showAll, () => go());
}

function front() {
  const { line, behind, pages } = words();
  const links = Object.entries(pages).map(([path, label]) => h('a', { href: `/${path}` }, label));
  return h(
    'div',
    { class: 'front' },
    h('div', {}, h('h1', {}, line.split(/(?<=，)/).map((part) => h('span', {}, part))), h('p', { class: 'behind' }, h('span', {}, behind), links)),
    demo(),
  );
}

function demo() {
  const { demoTitle, demo: says, others } = words();
  return h('section', { class: 'demo', 'aria-labelledby': 'demo-title' }, h('h2', { id: 'demo-title' }, demoTitle), h('p', {}, says), h('ul', {}, DEMO_ORDERS.map(demoOrder)), h('p', {}, others));
}

function demoOrder([number, tail]) {
  const { orders, phone } = words();
  const ask = () => chat.ask({ text: `${number} ${tail}` });
  return h(
    'li',
    {},
    h('button', { type: 'button', onclick: ask }, h('span', { class: 'number' }, number), h('span', { class: 'tail' }, `${phone} ${tail}`), h('span', { class: 'what' }, orders[number])),
  );
}

function tabs() {
  const tab = ({ id, name, count }) =>
    h('button', { type: 'button', 'aria-pressed': String(shop.category === id), onclick: () => go({ category: id, query: shop.query }) }, name, h('span', { class: 'count', 'aria-label': words().count(count) }, String(count)));
  const all = { id: '', name: words().all, count: shop.products.length };
  return h('div', { class: 'tabs', role: 'group', 'aria-label': words().categories }, [all, ...categoriesIn(shop.language, shop.products)].map(tab));
}

function item(product) {
  return h(
    'li',
    { class: 'item' },
    h('div', { class: 'picture' }, pictureIn(shop.language, product)),
    h('h3', {}, h('a', { href: `/?product=${encodeURIComponent(product.id)}`, onclick: inside({ product: product.id }) }, nameOf(product))),
    h('p', { class: 'line' }, h('span', { class: 'price' }, price(product.price)), stock(product)),
  );
}

function stock({ stock: count }) {
  const low = count > 0 && count <= 10;
  return h('span', { class: `stock${low ? ' low' : ''}` }, low ? words().low(count) : words().stock(count));
}

function productView(product) {
  const ask = (text) => chat.ask({ productId: product.id, productName: nameOf(product), text });
  const back = { href: '/', onclick: inside({ category: shop.category }) };
  return productPage(product, { language: shop.language, words: words(), price: price(product.price), stock: stock(product), ask, back });
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
