import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { SameModels } from '../shared/same-models.js';
import { View } from '../shared/view.js';
import { say, spoken } from '../shared/words.js';
import { chatTongue, shopperTongue, translates } from './chat-state.js';
import { chatName, ownerWords } from './chat-words.js';
import './desk-composer.js';
import './desk-log.js';

/**
 * One conversation: who has it, what was said, where to write. Model: `{conversation, mine, me, pane, connected, drafts, replies, busy, supervises, translator}`. Tells what
 * the agent wants: `leavePane`, `handBack`, `transfer`, `close`, `claim`, `unwatch`, `details`, `translation`, and what the log and the composer tell.
 */
class DeskChat extends View {
  tree(model) {
    if (model === null) return null;
    const one = model.conversation;
    return [
      this.#head(one, model),
      translates(one, spoken()) && !model.translator && h('p', { class: 'translator-away soft', role: 'status' }, say('translate.away')),
      h('desk-log', { key: `log ${one.id}`, tabindex: '0', model: this.#logModel(one, model) }),
      model.mine ? h('desk-composer', { key: `composer ${one.id}`, model: this.#composerModel(one, model) }) : this.#takeover(one, model),
    ];
  }

  #head(one, model) {
    return h('header', { class: 'chat-head' },
      this.#tool('leavePane', 'back', say('backToList'), 'narrow-only'),
      h('div', { class: 'who' }, h('h2', null, chatName(one)), h('p', { class: 'soft' }, ownerWords(one, model))),
      h('div', { class: 'row tools' },
        h('button', { class: 'quiet translation-mode', 'aria-pressed': String(translates(one, spoken())), title: say('translate.modeWhy'), onclick: () => this.tell('translation') }, say('translate.mode')),
        model.mine && ['handBack', 'transfer', 'close'].map((name) => h('button', { class: name === 'close' ? 'stop' : '', onclick: () => this.tell(name) }, say(`composer.${name}`))),
        one.watched && !model.mine && h('button', { class: 'quiet', onclick: () => this.tell('unwatch') }, say('console.unwatch')),
        this.#tool('details', 'panel', say('side.show'), 'side-toggle'),
        this.#tool('leavePane', 'close', say('closePane'), 'wide-only')));
  }

  #tool(name, sign, words, kind) {
    return h('button', { class: `tool ${kind}`, 'aria-label': words, title: words, onclick: () => this.tell(name) }, icon(sign));
  }

  /** What can be done about a chat that is not the agent's. */
  #takeover(one, model) {
    const { closed, kind } = one.owner;
    return h('div', { class: 'takeover' },
      h('p', null, standing(one)),
      one.archived && !closed && h('button', { class: 'quiet', onclick: () => this.tell('look', { conversation: one.id }) }, icon('eye'), say('console.watchLive')),
      model.supervises && !closed && this.#supervision(kind === 'agent', model.busy),
      !closed && kind !== 'agent' && h('button', { class: 'main', disabled: model.busy, onclick: () => this.tell('claim', { conversation: one.id }) }, say('console.takeOver')));
  }

  #supervision(served, busy) {
    return h('span', { class: 'row' },
      served && h('button', { class: 'quiet', onclick: () => this.tell('whisper') }, icon('whisper'), say('whisper.do')),
      h('button', { class: 'quiet', onclick: () => this.tell('reassign') }, say('reassign.do')),
      served && h('button', { class: 'main', disabled: busy, onclick: () => this.tell('stepIn') }, say('stepIn.do')));
  }

  // The same parts give the same model, so that typing in the composer does not draw the log again.
  #models = new SameModels();
  #log = null;

  #logModel(one, { me, connected, translator }) {
    const seen = this.#models.same('log', { me, connected, translated: translator && translates(one, spoken()), ...pick(one, IN_LOG) });
    if (this.#log?.seen !== seen) this.#log = { seen, model: { conversation: one, me, connected, translated: seen.translated } };
    return this.#log.model;
  }

  #composerModel(one, { drafts, replies, translator }) {
    return this.#models.same('composer', {
      ...pick(one, IN_COMPOSER), draft: one.draft ?? null, drafts, replies, tongue: shopperTongue(one), chatTongue: chatTongue(one) ?? 'zh',
      translated: translator && translates(one, spoken()),
    });
  }
}

const IN_LOG = ['id', 'events', 'sending', 'decisions', 'typing', 'whispers', 'seen', 'loaded', 'problem', 'translations', 'originals'];
const IN_COMPOSER = ['id', 'text', 'pictures', 'suggestion', 'carried'];

function pick(one, parts) {
  return Object.fromEntries(parts.map((part) => [part, one[part]]));
}

function standing(one) {
  if (one.archived) return say('console.readOnly');
  if (one.watched) return say('console.watchedBanner');
  return one.owner.closed ? say('console.reopenHint') : '';
}

customElements.define('desk-chat', DeskChat);
