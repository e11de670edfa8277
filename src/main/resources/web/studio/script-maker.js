import { sentence } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { price } from '../shared/money.js';
import { View } from '../shared/view.js';
import { inOwnWords, say, spoken } from '../shared/words.js';
import { LIMITS } from './script-state.js';

const PLATFORMS = ['taobao', 'jd', 'douyin', 'kuaishou', 'wechatChannels', 'tiktokShopUs', 'own'];
const TELEPROMPTER_ONLY = new Set(['wechatChannels', 'tiktokShopUs']);
const SEARCH_AFTER_MS = 250;

/** The order of a script. Model: `{products, personas, busy}`; tells `find` with words, `takePersona`, `bringPersona` with a file, and `write` with the body of the request. */
class ScriptMaker extends View {
  #chosen = [];
  #order = { language: null, platform: 'taobao', persona: 'standard', measure: 'words', words: '1200', minutes: '5', engine: 'auto', variants: '1', seed: '' };
  #complaint = '';
  #searching = 0;

  tree(model) {
    if (model === null) return null;
    const order = this.#order;
    const language = order.language ?? (spoken() === 'zh' ? 'zh-CN' : 'en-US');
    return h('form', { class: 'stack', onsubmit: (event) => this.#submit(event, language) },
      this.#products(model),
      h('div', { class: 'pair' },
        choice('language', say('studio.language'), language, [['zh-CN', say('language.zh')], ['en-US', say('language.en')]], this.#set),
        choice('platform', say('studio.platform'), order.platform, PLATFORMS.map((platform) => [platform, say(`platform.${platform}`)]), this.#set)),
      TELEPROMPTER_ONLY.has(order.platform) && h('p', { class: 'soft' }, say('platform.teleprompterOnly')),
      order.platform === 'douyin' && h('p', { class: 'soft' }, say('platform.personNeeded')),
      choice('persona', say('studio.persona'), order.persona, this.#personas(model), this.#set),
      this.#personaFile(order.persona),
      h('fieldset', null, h('legend', null, say('studio.length')),
        h('div', { class: 'pair' },
          h('select', { 'aria-label': say('studio.length'), value: order.measure, onchange: (event) => this.#set('measure', event.target.value) }, h('option', { value: 'words' }, say('studio.byWords')), h('option', { value: 'minutes' }, say('studio.byMinutes'))),
          order.measure === 'words'
            ? h('input', { key: 'words', type: 'number', ...LIMITS.words, step: '1', required: true, 'aria-label': say('studio.byWords'), value: order.words, oninput: (event) => this.#set('words', event.target.value) })
            : h('input', { key: 'minutes', type: 'number', ...LIMITS.minutes, step: '0.5', required: true, 'aria-label': say('studio.byMinutes'), value: order.minutes, oninput: (event) => this.#set('minutes', event.target.value) }))),
      h('div', { class: 'pair' },
        choice('engine', say('studio.engine'), order.engine, ['auto', 'template', 'model'].map((engine) => [engine, say(`engine.${engine}`)]), this.#set),
        h('label', null, h('span', { class: 'label' }, say('studio.seed')), h('input', { type: 'number', min: '0', step: '1', value: order.seed, title: say('studio.seedWhy'), oninput: (event) => this.#set('seed', event.target.value) }))),
      choice('variants', say('studio.variants'), order.variants, ['1', '2', '3', '4', '5'].map((count) => [count, count]), this.#set),
      h('p', { class: 'soft small' }, say('studio.variantsWhy')),
      h('p', { class: 'soft small' }, say('studio.engineWhy')),
      h('p', { class: 'error', role: 'alert', hidden: this.#complaint === '' }, this.#complaint),
      h('button', { class: 'main', type: 'submit', disabled: model.busy === 'write' }, icon('edit'), say('studio.write')));
  }

  #products({ products }) {
    return h('fieldset', { class: 'stack-tight' }, h('legend', null, say('studio.products'), h('span', { class: 'soft number' }, ` · ${say('studio.chosen', { count: this.#chosen.length })}`)),
      this.#chosen.length > 0 && h('ul', { class: 'row' }, this.#chosen.map((id) => h('li', { key: id }, h('button', { type: 'button', class: 'pick', 'aria-label': `${say('studio.unlist')}: ${inOwnWords(products.names[id]) || id}`, onclick: () => this.#toggle(id) }, inOwnWords(products.names[id]) || id, icon('close'))))),
      h('input', { type: 'search', 'aria-label': say('studio.findProduct'), placeholder: say('studio.findProduct'), oninput: (event) => this.#find(event.target.value), onkeydown: (event) => { if (event.key === 'Enter') event.preventDefault(); } }),
      products.problem && h('div', { role: 'alert', class: 'row' }, h('span', { class: 'error' }, say('studio.productsFailed'), ' ', sentence(products.problem)), h('button', { type: 'button', onclick: () => this.tell('find', { words: '' }) }, say('tryAgain'))),
      products.loading && products.found.length === 0 && h('div', { class: 'skeleton', role: 'status', 'aria-label': say('loading') }, h('i'), h('i'), h('i')),
      h('ul', { class: 'products' }, products.found.map((product) => h('li', { key: product.id }, h('label', { class: 'inline' },
        h('input', { type: 'checkbox', checked: this.#chosen.includes(product.id), onchange: () => this.#toggle(product.id) }),
        h('span', { class: 'product' }, h('span', null, inOwnWords(product.names ?? product.name)), h('span', { class: 'soft small number' }, `${product.id} · ${price(product.price)}`)))))),
      !products.loading && !products.problem && products.found.length === 0 && h('p', { class: 'soft' }, say('studio.noProducts')),
      products.more && h('p', { class: 'soft small' }, say('studio.moreProducts')));
  }

  #personas({ personas }) {
    const known = personas.map((persona) => [persona.id, [inOwnWords(persona.name) || persona.id, inOwnWords(persona.manner)].filter(Boolean).join(' · ')]);
    return known.length > 0 ? known : [['standard', say('brand')]];
  }

  /** The persona as one file, taken and brought. */
  #personaFile(persona) {
    return h('div', { class: 'row' },
      h('button', { type: 'button', class: 'quiet take-persona', onclick: () => this.tell('takePersona', { persona }) }, icon('down'), say('persona.take')),
      h('label', { class: 'button' }, say('persona.bring'), h('input', { class: 'unseen bring-persona', type: 'file', accept: '.yaml,.yml', onchange: (event) => { const [file] = event.target.files; event.target.value = ''; if (file) this.tell('bringPersona', { file }); } })));
  }

  #set = (name, value) => {
    this.#order = { ...this.#order, [name]: value };
    this.redraw();
  };

  #toggle(id) {
    this.#chosen = this.#chosen.includes(id) ? this.#chosen.filter((one) => one !== id) : [...this.#chosen, id];
    if (this.#chosen.length > 0) this.#complaint = '';
    this.redraw();
  }

  #find(words) {
    clearTimeout(this.#searching);
    this.#searching = setTimeout(() => this.tell('find', { words: words.trim() }), SEARCH_AFTER_MS);
  }

  #submit(event, language) {
    event.preventDefault();
    if (this.#chosen.length === 0) {
      this.#complaint = say('studio.chooseOne');
      this.redraw();
      return;
    }
    const { platform, persona, measure, engine, variants, seed } = this.#order;
    const order = { products: this.#chosen, language, platform, persona, engine, variants: Number(variants), [measure]: Number(this.#order[measure]) };
    this.tell('write', { order: seed === '' ? order : { ...order, seed: Number(seed) } });
  }
}

function choice(name, words, value, options, set) {
  return h('label', null, h('span', { class: 'label' }, words), h('select', { value, onchange: (event) => set(name, event.target.value) }, options.map(([option, label]) => h('option', { value: option }, label))));
}

customElements.define('script-maker', ScriptMaker);
