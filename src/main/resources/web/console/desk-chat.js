import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { View } from '../shared/view.js';
import { say, spoken } from '../shared/words.js';
import { chatName } from './desk-mine.js';
import { chatTongue, shopperTongue, translates } from './chat-state.js';
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
      h('header', { class: 'chat-head' },
        h('button', { class: 'tool narrow-only', 'aria-label': say('backToList'), title: say('backToList'), onclick: () => this.tell('leavePane') }, icon('back')),
        h('div', { class: 'who' }, h('h2', null, chatName(one)), h('p', { class: 'soft' }, ownerWords(one, model))),
        h('div', { class: 'row tools' },
          h('button', { class: 'quiet translation-mode', 'aria-pressed': String(translates(one, spoken())), title: say('translate.modeWhy'), onclick: () => this.tell('translation') }, say('translate.mode')),
          model.mine && [act('handBack', this), act('transfer', this), act('close', this)],
          one.watched && !model.mine && h('button', { class: 'quiet', onclick: () => this.tell('unwatch') }, say('console.unwatch')),
          h('button', { class: 'tool side-toggle', 'aria-label': say('side.show'), title: say('side.show'), onclick: () => this.tell('details') }, icon('panel')),
          h('button', { class: 'tool wide-only', 'aria-label': say('closePane'), title: say('closePane'), onclick: () => this.tell('leavePane') }, icon('close')))),
      translates(one, spoken()) && !model.translator && h('p', { class: 'translator-away soft', role: 'status' }, say('translate.away')),
      h('desk-log', { key: `log ${one.id}`, tabindex: '0', model: this.#logModel(one, model) }),
      model.mine
        ? h('desk-composer', { key: `composer ${one.id}`, model: this.#composerModel(one, model) })
        : h('div', { class: 'takeover' }, h('p', null, one.archived ? say('console.readOnly') : one.watched ? say('console.watchedBanner') : one.owner.closed ? say('console.reopenHint') : ''),
          one.archived && !one.owner.closed && h('button', { class: 'quiet', onclick: () => this.tell('look', { conversation: one.id }) }, icon('eye'), say('console.watchLive')),
          model.supervises && !one.owner.closed && h('span', { class: 'row' },
            one.owner.kind === 'agent' && h('button', { class: 'quiet', onclick: () => this.tell('whisper') }, icon('whisper'), say('whisper.do')),
            h('button', { class: 'quiet', onclick: () => this.tell('reassign') }, say('reassign.do')),
            one.owner.kind === 'agent' && h('button', { class: 'main', disabled: model.busy, onclick: () => this.tell('stepIn') }, say('stepIn.do'))),
          !one.owner.closed && one.owner.kind !== 'agent' && h('button', { class: 'main', disabled: model.busy, onclick: () => this.tell('claim', { conversation: one.id }) }, say('console.takeOver'))),
    ];
  }

  // The same parts give the same model, so that typing in the composer does not draw the log again.
  #log = null;
  #composer = null;

  #logModel(one, { me, connected, translator }) {
    const old = this.#log;
    const translated = translator && translates(one, spoken());
    const same = old !== null && old.connected === connected && old.me === me && old.translated === translated && ['events', 'sending', 'decisions', 'typing', 'whispers', 'seen', 'loaded', 'problem', 'id', 'translations', 'originals'].every((part) => old.conversation[part] === one[part]);
    if (!same) this.#log = { conversation: one, me, connected, translated };
    return this.#log;
  }

  #composerModel(one, { drafts, replies, translator }) {
    const translated = translator && translates(one, spoken());
    const old = this.#composer;
    const next = { id: one.id, text: one.text, pictures: one.pictures, suggestion: one.suggestion, draft: one.draft ?? null, drafts, replies, chatTongue: chatTongue(one) ?? 'zh', carried: one.carried, tongue: shopperTongue(one), translated };
    if (old === null || Object.keys(next).some((part) => old[part] !== next[part])) this.#composer = next;
    return this.#composer;
  }
}

const STOPS = new Set(['close']);

function act(name, view) {
  return h('button', { class: STOPS.has(name) ? 'stop' : '', onclick: () => view.tell(name) }, say(`composer.${name}`));
}

export function ownerWords(one, { mine }) {
  if (mine) return say('console.ownedBy.me');
  if (one.owner.closed) return say('console.ownedBy.closed');
  return say(`console.ownedBy.${one.owner.kind}`, { name: one.owner.name });
}

customElements.define('desk-chat', DeskChat);
