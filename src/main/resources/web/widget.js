// <xiaoer-chat>: the shop's chat as one element. Loads nothing but this file until somebody opens the chat, or has a
// conversation here already.
//
//   <script type="module" src="https://chat.example/widget.js"></script>
//   <xiaoer-chat locale="zh-CN" shop-name="小二茶物" product-id="P1001"></xiaoer-chat>
//
// Attributes: server (default: where this file came from), locale (default: the page's language), shop-name,
//   product-id and product-name (what the shopper looks at), product-url (`/p/{id}`: where a product card leads),
//   identity (a JWT signed by the shop), accent (a CSS colour), theme (light | dark, default: the system's), open.
// Methods: open(), close(), toggle(), ask({productId, productName, text}).
// Events: xiaoer-open, xiaoer-close, xiaoer-event {kind, author, text, ...} (each new event of the conversation),
//   xiaoer-unread {count}, xiaoer-productopen {id} (cancelable), xiaoer-identityrefused.

import { css, drawing, h, sheetOf } from './widget/element.js';
import { isChinese, launcherWords } from './widget/launcher-words.js';
import { keyOf } from './widget/subject.js';

const HOME = new URL('.', import.meta.url).href.replace(/\/$/, '');
const WORDS = { 'zh-CN': () => import('./widget/words-zh.js'), 'en-US': () => import('./widget/words-en.js') };

const LIGHT = css`color-scheme: light; --ground: #f7f5f2; --surface: #fff; --sunken: #f0ede8; --hover: #ebe7e1; --ink: #23211e;
  --ink-soft: #5d5850; --line: #e0dbd3; --line-control: #857f75; --accent: #2f6f5e; --accent-strong: #245749; --on-accent: #fff;
  --accent-tint: #e3efea; --accent-ink: #26604f; --danger: #b3261e; --danger-tint: #fbe9e7; --waiting: #8a5300;
  --waiting-tint: #fdf0d9; --shadow: 0 8px 28px rgb(35 33 30 / 18%);`;
const DARK = css`color-scheme: dark; --ground: #161513; --surface: #1f1e1b; --sunken: #282622; --hover: #322f2a; --ink: #f0ede8;
  --ink-soft: #b5aea3; --line: #38352f; --line-control: #857e73; --accent: #6fc3a8; --accent-strong: #8dd4bd; --on-accent: #10241d;
  --accent-tint: #1d332b; --accent-ink: #86d1b8; --danger: #ff8a80; --danger-tint: #3b1f1c; --waiting: #f0b95a;
  --waiting-tint: #37290f; --shadow: 0 8px 28px rgb(0 0 0 / 55%);`;
/*
 * What stands on the element itself is important, which wins over a page's important too; "all" leaves out the direction.
 * Colours stand on what is inside, where no rule of a page reaches.
 */
const base = sheetOf(css`
:host { all: initial !important; direction: ltr !important; display: block !important; position: fixed !important; inset: auto 0 0 auto !important; z-index: 2147483000 !important; }
:host([hidden]) { display: none !important; }
.launcher, .panel { ${LIGHT} --motion: 160ms; font: 400 14px/1.5 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: var(--ink); }
@media (prefers-color-scheme: dark) { :host(:not([theme="light"])) :is(.launcher, .panel) { ${DARK} } }
:host([theme="dark"]) :is(.launcher, .panel) { ${DARK} }
@media print { :host { display: none !important; } }
.launcher { position: fixed; right: max(16px, env(safe-area-inset-right)); bottom: max(16px, env(safe-area-inset-bottom)); display: flex; align-items: center; gap: 8px;
  min-height: 52px; padding: 0 20px 0 16px; border: 0; border-radius: 999px; background: var(--accent); color: var(--on-accent);
  font-size: 16px; font-weight: 600; cursor: pointer; box-shadow: var(--shadow); }
.launcher:hover { background: var(--accent-strong); }
.launcher:focus-visible { outline: 2px solid var(--ink); outline-offset: 2px; }
.launcher .icon { width: 24px; height: 24px; fill: none; stroke: currentColor; stroke-width: 1.75; stroke-linejoin: round; }
.badge { min-width: 24px; height: 24px; box-sizing: border-box; padding: 0 7px; border-radius: 999px; background: var(--on-accent); color: var(--accent-strong);
  font-size: 14px; line-height: 24px; text-align: center; font-variant-numeric: tabular-nums; }
[hidden] { display: none !important; }
`);

class XiaoerChat extends HTMLElement {
  static observedAttributes = ['locale', 'product-id', 'product-name', 'identity', 'accent', 'shop-name'];

  #root = this.attachShadow({ mode: 'open' });
  #accent = new CSSStyleSheet();
  #parts = null; // the modules of the panel, once they are wanted
  #chat = null;
  #panel = null;
  #due = 0;
  #stale = false; // the panel speaks another language or names another shop now
  #language = null;

  connectedCallback() {
    this.#root.adoptedStyleSheets = [base, this.#accent];
    this.#drawLauncher();
    this.#drawAccent();
    this.#language = new MutationObserver(() => {
      if (!this.hasAttribute('locale')) {
        this.#stale = true;
        this.#later();
      }
    });
    this.#language.observe(document.documentElement, { attributes: true, attributeFilter: ['lang'] });
    if (this.hasAttribute('open')) {
      this.open();
    } else if (this.#hasConversation()) {
      this.#start().catch(() => {}); // nobody asked for it; a click says what is wrong
    }
  }

  disconnectedCallback() {
    this.#language.disconnect();
    this.#panel?.release();
    this.#chat?.close();
    this.#panel = this.#chat = null;
    this.#root.replaceChildren();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.isConnected || !this.launcher || before === after) {
      return;
    }
    if (name === 'accent') {
      this.#drawAccent();
    } else {
      this.#stale ||= name === 'locale' || name === 'shop-name';
      this.#later();
    }
  }

  get isOpen() {
    return Boolean(this.#panel?.element.isConnected);
  }

  async open() {
    try {
      await this.#start();
    } catch {
      this.#drawLauncher('launcherFailed'); // no network: the next click tries again
      return;
    }
    if (!this.#chat || this.isOpen) {
      return;
    }
    this.#showPanel();
    this.toggleAttribute('open', true);
    this.#panel.focus();
    this.#tell('open');
  }

  close() {
    if (!this.isOpen) {
      return;
    }
    this.#panel.element.remove();
    this.toggleAttribute('open', false);
    this.launcher.hidden = false;
    this.launcher.focus();
    this.#drawUnread();
    this.#tell('close');
  }

  toggle() {
    return this.isOpen ? this.close() : this.open();
  }

  /** Opens with a product in sight, the page's where none is named; `text` is put into the composer for the shopper to send. */
  async ask({ productId, productName, text } = {}) {
    if (productId) {
      this.#point(productId, productName);
    }
    await this.open();
    this.#panel?.focus();
    if (text) {
      this.#panel?.suggest(text);
    }
  }

  get #locale() {
    const tag = this.getAttribute('locale') || document.documentElement.lang || navigator.language;
    return isChinese(tag) ? 'zh-CN' : 'en-US';
  }

  get #server() {
    return new URL(this.getAttribute('server') || HOME, location.href).href.replace(/\/$/, '');
  }

  get #product() {
    const id = this.getAttribute('product-id');
    return id ? { id, name: this.getAttribute('product-name') || id } : null;
  }

  #point(id, name) {
    for (const [key, value] of Object.entries({ 'product-name': name, 'product-id': id })) {
      value ? this.setAttribute(key, value) : this.removeAttribute(key);
    }
  }

  get #key() {
    return keyOf(this.#server, this.getAttribute('identity'));
  }

  #hasConversation() {
    try {
      return Boolean(localStorage.getItem(this.#key) || localStorage.getItem(keyOf(this.#server)));
    } catch {
      return false;
    }
  }

  /** Loads the panel's modules and connects, once. */
  async #start() {
    if (this.#chat) {
      return;
    }
    this.#parts ??= import('./widget/panel.js');
    const [{ Chat, sheet }] = await Promise.all([this.#parts, WORDS[this.#locale]()]).catch((away) => {
      this.#parts = null;
      throw away;
    });
    if (this.#chat || !this.isConnected) {
      return;
    }
    this.#root.adoptedStyleSheets = [base, this.#accent, sheet];
    this.#chat = new Chat({
      server: this.#server,
      key: this.#key,
      visitorKey: keyOf(this.#server),
      locale: () => this.#locale,
      identity: () => this.getAttribute('identity'),
      page: () => ({ url: location.origin + location.pathname + location.search, title: document.title.slice(0, 200), ...(this.#product ? { productId: this.#product.id } : {}) }),
    });
    this.#chat.addEventListener('change', () => this.#drawUnread());
    this.#chat.addEventListener('identityrefused', () => this.#tell('identityrefused'));
    this.#chat.addEventListener('event', ({ detail }) => this.#tell('event', detail));
    this.#panel = await this.#makePanel();
    this.#chat.open();
  }

  async #makePanel() {
    const locale = this.#locale;
    const [{ Panel }, { words }] = await Promise.all([this.#parts, WORDS[locale]()]);
    return new Panel(this.#chat, {
      words,
      locale,
      shop: this.getAttribute('shop-name') || document.querySelector('meta[name="application-name"]')?.content,
      product: () => this.#product,
      forget: () => this.#point(),
      productUrl: this.getAttribute('product-url'),
      close: () => this.close(),
      tell: (name, detail) => {
        if (name === 'productask') {
          this.#point(detail.id, detail.name);
        }
        return this.#tell(name, detail);
      },
    });
  }

  #showPanel() {
    this.#root.append(this.#panel.element);
    this.launcher.hidden = true;
    this.#fitScreen();
    this.#panel.render();
    this.#panel.toEnd();
    this.#panel.render();
  }

  /** With a phone's keyboard up, the panel ends where the keyboard begins. */
  #fitScreen() {
    const screen = window.visualViewport;
    if (screen && !this.fitted) {
      this.fitted = true;
      screen.addEventListener('resize', () => this.style.setProperty('--height', `${screen.height}px`));
    }
  }

  /** Attributes come in bunches: one redraw, one return to the server. */
  #later() {
    this.#due ||= setTimeout(() => {
      this.#due = 0;
      this.#redraw();
    });
  }

  async #redraw() {
    if (this.#stale) {
      this.#stale = false;
      this.#drawLauncher();
      await this.#redrawPanel();
      this.#drawUnread();
    }
    if (this.#chat && this.#key !== this.#chat.outbox.name) {
      await this.#anothers();
      return;
    }
    this.#panel?.changed();
    this.#chat?.restart();
  }

  /** Another shopper looks at the page now, or none any more: what is on screen is not hers. */
  async #anothers() {
    const open = this.isOpen;
    this.#panel?.element.remove();
    this.#panel?.release();
    this.#chat.close();
    this.#chat = this.#panel = null;
    this.#drawUnread();
    if (open || this.#hasConversation()) {
      await this.#start().catch(() => this.#drawLauncher('launcherFailed'));
    }
    if (open && this.#panel) {
      this.#showPanel();
    }
  }

  async #redrawPanel() {
    if (!this.#panel) {
      return;
    }
    let panel;
    try {
      panel = await this.#makePanel();
    } catch {
      return; // the words of the other language cannot be had just now: those that are here stay
    }
    const open = this.isOpen;
    const focused = open && this.#root.activeElement;
    this.#panel.element.remove();
    this.#panel.release();
    this.#panel = panel;
    if (open) {
      this.#showPanel();
      focused && this.#panel.focus();
    }
  }

  #drawLauncher(says = 'launcher') {
    const words = launcherWords(this.#locale);
    const hidden = this.isOpen;
    this.launcher?.remove();
    this.badge = h('span', { class: 'badge', hidden: true });
    this.launcher = h('button', { type: 'button', class: 'launcher', lang: this.#locale, hidden, onclick: () => this.open() }, drawing('chat', 'M4 5h16v11H9l-5 4z'), words[says], this.badge);
    this.#root.prepend(this.launcher);
  }

  /** The shop's own accent; text on it is dark or light, whichever is read better. */
  #drawAccent() {
    const accent = this.getAttribute('accent');
    if (!accent || !CSS.supports('color', accent)) {
      this.#accent.replaceSync('');
      return;
    }
    const on = luminance(accent) > 0.18 ? '#111' : '#fff';
    this.#accent.replaceSync(css`.launcher, .panel { --accent: ${accent} !important; --on-accent: ${on} !important;
      --accent-strong: color-mix(in oklab, ${accent} 85%, ${on === '#fff' ? 'black' : 'white'}) !important;
      --accent-tint: color-mix(in oklab, ${accent} 14%, var(--surface)) !important;
      --accent-ink: color-mix(in oklab, ${accent} 45%, var(--ink)) !important; }`);
  }

  #drawUnread() {
    const count = this.#chat && !this.isOpen ? this.#chat.unread() : 0;
    this.badge.hidden = !count;
    this.badge.textContent = count > 99 ? '99+' : String(count);
    const words = launcherWords(this.#locale);
    this.launcher.setAttribute('aria-label', count ? words.launcherUnread(count) : words.launcher);
    if (count !== this.counted) {
      this.counted = count;
      this.#tell('unread', { count });
    }
  }

  #tell(name, detail) {
    return this.dispatchEvent(new CustomEvent(`xiaoer-${name}`, { detail, bubbles: true, composed: true, cancelable: true }));
  }
}

/** Relative luminance (WCAG 2.2) of a CSS colour. */
function luminance(color) {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  context.fillStyle = color;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

if (!customElements.get('xiaoer-chat')) {
  customElements.define('xiaoer-chat', XiaoerChat);
}
