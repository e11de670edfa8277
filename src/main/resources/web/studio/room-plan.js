import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import * as state from './rooms-state.js';
import { scriptTitle } from './rooms-words.js';

const PLATFORMS = ['own', 'taobao', 'jd', 'douyin', 'kuaishou', 'wechatChannels', 'tiktokShopUs'];
const TELEPROMPTER_ONLY = new Set(['wechatChannels', 'tiktokShopUs']);

/** The plan of a new room. Model: `{scripts, names, busy}`; tells `plan` with the body of the request. */
class RoomPlan extends View {
  #plan = state.emptyPlan();
  #complaint = '';
  #moved = '';

  tree(model) {
    if (model === null) return null;
    const plan = this.#plan;
    return h('form', { class: 'plan stack-wide', onsubmit: (event) => this.#submit(event) },
      h('div', { class: 'pair' },
        h('label', null, h('span', { class: 'label' }, say('room.name')), h('input', { name: 'room', maxlength: '100', autocomplete: 'off', placeholder: say('room.namePlace'), value: plan.name, oninput: (event) => this.#set({ name: event.target.value }) })),
        this.#choice('platform', say('studio.platform'), PLATFORMS.map((platform) => [platform, say(`platform.${platform}`)]))),
      TELEPROMPTER_ONLY.has(plan.platform) && h('p', { class: 'error' }, say('room.forbidden')),
      plan.platform === 'douyin' && h('p', { class: 'soft' }, say('platform.personNeeded')),
      this.#rundown(model),
      h('div', { class: 'pair' },
        h('div', { class: 'pair' },
          this.#choice('loop', say('room.loop'), ['once', 'times', 'forever'].map((loop) => [loop, say(`room.loop.${loop}`)])),
          plan.loop === 'times' && h('label', null, h('span', { class: 'label' }, say('room.times')), h('input', { type: 'number', min: '1', max: '10000', step: '1', required: true, value: plan.times, oninput: (event) => this.#set({ times: event.target.value }) }))),
        plan.loop !== 'once' && this.#choice('whenSpent', say('room.whenSpent'), ['repeat', 'pause'].map((what) => [what, say(`room.whenSpent.${what}`)]))),
      h('p', { class: 'error', role: 'alert', hidden: this.#complaint === '' }, this.#complaint),
      h('div', null, h('button', { class: 'main', type: 'submit', disabled: model.busy }, icon('check'), say('room.create'))));
  }

  #rundown(model) {
    const { items } = this.#plan;
    const more = state.addable(this.#plan, model.scripts);
    return h('fieldset', { class: 'stack' }, h('legend', null, say('room.rundown')),
      h('p', { class: 'soft' }, say('room.rundownWhy'), items.length > 1 && ` ${say('room.moveKeys')}`),
      h('p', { class: 'unseen', role: 'status' }, this.#moved),
      h('ol', { class: 'rundown' }, items.map((item, index) => this.#item(item, index, items.length, more, model))),
      more.length === 0 ? h('p', { class: 'soft' }, say('room.noScripts')) : this.#picker('room.addScript', 'room.chooseScript', more, model, (script) => this.#turn(state.withItem(this.#plan, script))));
  }

  #item(item, index, count, more, model) {
    const name = this.#title(item.script, model);
    return h('li', { key: item.script, 'data-script': item.script, onkeydown: (event) => this.#key(event, item.script, name) },
      h('div', { class: 'rundown-head' },
        h('span', { class: 'soft number' }, String(index + 1)), h('span', { class: 'strong' }, name),
        h('span', { class: 'rundown-acts' },
          h('button', { type: 'button', class: 'tool up', disabled: index === 0, 'aria-label': say('room.upOne', { name }), title: say('room.up'), onclick: () => this.#move(item.script, -1, name, '.up') }, '↑'),
          h('button', { type: 'button', class: 'tool down', disabled: index === count - 1, 'aria-label': say('room.downOne', { name }), title: say('room.down'), onclick: () => this.#move(item.script, 1, name, '.down') }, '↓'),
          h('button', { type: 'button', class: 'tool', 'aria-label': say('room.removeOne', { name }), title: say('room.removeScript'), onclick: () => this.#turn(state.withoutItem(this.#plan, item.script)) }, icon('close')))),
      item.variants.length > 0 && h('ul', { class: 'row' }, item.variants.map((variant) => h('li', { key: variant }, h('button', { type: 'button', class: 'pick', 'aria-label': say('room.removeOne', { name: this.#title(variant, model) }), onclick: () => this.#turn(state.withoutVariant(this.#plan, item.script, variant)) }, this.#label(variant, model), icon('close'))))),
      more.length > 0 && this.#picker('room.variantOf', 'room.addVariant', more, model, (variant) => this.#turn(state.withVariant(this.#plan, item.script, variant)), name));
  }

  #picker(label, first, more, model, pick, name = '') {
    return h('select', { class: 'picker', 'aria-label': say(label, { name }), value: '', onchange: (event) => { const { value } = event.target; event.target.value = ''; if (value !== '') pick(value); } },
      h('option', { value: '' }, say(first)), more.map((script) => h('option', { value: script.id }, this.#label(script.id, model))));
  }

  #title(id, model) {
    return scriptTitle(model.scripts.find((one) => one.id === id), model.names) || id.slice(0, 8);
  }

  #label(id, model) {
    const script = model.scripts.find((one) => one.id === id);
    return [this.#title(id, model), script?.at && moment(script.at), script && say(script.language.startsWith('zh') ? 'language.zh' : 'language.en')].filter(Boolean).join(' · ');
  }

  #choice(name, words, options) {
    return h('label', null, h('span', { class: 'label' }, words), h('select', { name, value: this.#plan[name], onchange: (event) => this.#set({ [name]: event.target.value }) }, options.map(([option, label]) => h('option', { value: option }, label))));
  }

  #set(change) {
    this.#turn({ ...this.#plan, ...change });
  }

  #turn(plan) {
    this.#plan = plan;
    if (this.#complaint !== '' && state.missingIn(plan) === null) this.#complaint = '';
    this.redraw();
  }

  #key(event, script, name) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || by === undefined) return;
    event.preventDefault();
    this.#move(script, by, name, by < 0 ? '.up' : '.down');
  }

  /** What is moved in the page loses the keyboard: it gets it back. */
  #move(script, by, name, button) {
    const plan = state.moved(this.#plan, script, by);
    if (plan === this.#plan) return;
    this.#moved = say('room.movedTo', { name, n: plan.items.findIndex((item) => item.script === script) + 1 });
    this.#turn(plan);
    const item = [...this.querySelectorAll('.rundown > li')].find((one) => one.dataset.script === script);
    const wanted = item.querySelector(button);
    (wanted.disabled ? item.querySelector(button === '.up' ? '.down' : '.up') : wanted).focus();
  }

  #submit(event) {
    event.preventDefault();
    const missing = state.missingIn(this.#plan);
    this.#complaint = missing === null ? '' : say(missing);
    this.redraw();
    if (missing === null) this.tell('plan', { body: state.planned(this.#plan, this.model.scripts) });
  }
}

customElements.define('room-plan', RoomPlan);
