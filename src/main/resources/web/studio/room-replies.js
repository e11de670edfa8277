import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import { serverWords } from './script-words.js';

const REVIEWERS = new Set(['merchant', 'admin']);
const EMPTY = Object.freeze({ id: null, version: null, words: '', zh: '', en: '' });

/**
 * What a room says to certain words before anything else is asked. Model: `{replies, role, busy}`, replies null while they are read;
 * tells `write` with id, version and body, `approve` and `drop` with the reply.
 */
class RoomReplies extends View {
  #draft = EMPTY;

  tree(model) {
    if (model === null || model.replies === null) return null;
    const { replies, role, busy } = model;
    return h('section', { class: 'replies stack', 'aria-label': say('keywordReplies.title') }, h('h2', null, say('keywordReplies.title')), h('p', { class: 'soft' }, say('keywordReplies.why')),
      replies.length === 0 ? h('p', { class: 'soft' }, say('keywordReplies.none')) : h('ul', { class: 'stack' }, replies.map((reply) => this.#reply(reply, role, busy))),
      this.#form(busy));
  }

  #reply(reply, role, busy) {
    const name = reply.words.join('、');
    const blocked = reply.findings.some((finding) => finding.severity === 'blocking');
    return h('li', { key: reply.id, class: 'stack-tight' },
      h('p', { class: 'row' }, h('span', { class: 'strong' }, name), h('span', { class: `chip ${reply.state === 'approved' ? 'good' : 'late'}` }, say(`keywordReplies.${reply.state}`))),
      reply.zh && h('p', { lang: 'zh-CN' }, reply.zh), reply.en && h('p', { lang: 'en-US' }, reply.en),
      reply.findings.map((finding) => h('p', { class: finding.severity === 'blocking' ? 'error' : 'soft' }, `${say(`severity.${finding.severity}`)}${say('colon')}${serverWords(finding.article)}`)),
      h('div', { class: 'row' },
        reply.state === 'draft' && REVIEWERS.has(role) && h('button', { class: 'approve-reply', disabled: busy || blocked, onclick: () => this.tell('approve', { reply }) }, icon('check'), say('keywordReplies.approve')),
        h('button', { class: 'quiet', disabled: busy, 'aria-label': say('keywordReplies.editOne', { name }), onclick: () => this.#turn({ id: reply.id, version: reply.version, words: reply.words.join(' '), zh: reply.zh ?? '', en: reply.en ?? '' }) }, icon('edit'), say('keywordReplies.edit')),
        h('button', { class: 'quiet', disabled: busy, 'aria-label': say('keywordReplies.dropOne', { name }), onclick: () => this.tell('drop', { reply }) }, icon('close'), say('keywordReplies.drop'))));
  }

  #form(busy) {
    const draft = this.#draft;
    const field = (name, lang) => h('label', null, h('span', { class: 'label' }, say(`keywordReplies.${name}`)), h('input', { name: `reply-${name}`, maxlength: '300', autocomplete: 'off', lang, value: draft[name], oninput: (event) => this.#turn({ ...this.#draft, [name]: event.target.value }) }));
    const words = draft.words.split(/[\s,，、/]+/).filter(Boolean);
    const ready = words.length > 0 && (draft.zh.trim() !== '' || draft.en.trim() !== '');
    return h('form', { class: 'stack', onsubmit: (event) => { event.preventDefault(); this.#send(words); } },
      field('words'), field('zh', 'zh-CN'), field('en', 'en-US'),
      h('div', { class: 'row' }, h('button', { type: 'submit', class: 'write-reply', disabled: busy || !ready }, say(draft.id === null ? 'keywordReplies.add' : 'keywordReplies.save')),
        draft.id !== null && h('button', { type: 'button', class: 'quiet', onclick: () => this.#turn(EMPTY) }, say('cancel'))));
  }

  #send(words) {
    const { id, version, zh, en } = this.#draft;
    const body = { words, ...(zh.trim() && { zh: zh.trim() }), ...(en.trim() && { en: en.trim() }), ...(version && { version }) };
    this.tell('write', { id, body, done: () => this.#turn(EMPTY) });
  }

  #turn(draft) {
    this.#draft = draft;
    this.redraw();
  }
}

customElements.define('room-replies', RoomReplies);
