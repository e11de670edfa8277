import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { say } from '../shared/words.js';
import { ownerWords } from './desk-chat.js';
import { languageWords, reasonWords } from './desk-queue.js';
import { talkLine } from './desk-find.js';
import { cardsOf, nameOf, summaryIsOld } from './chat-state.js';
import { tagChips } from './desk-tags.js';
import './shop-card.js';

/** What belongs to the chat in focus. Model: `{conversation, mine}`; tells `summarize`, `note` with the text, `editTags`, `openTalk` with an earlier conversation, `leaveSide`. */
class DeskSide extends View {
  tree(model) {
    if (model === null) return null;
    const one = model.conversation;
    const asked = one.events.findLast((event) => event.kind === 'handoffRequested');
    const cards = cardsOf(one);
    return [
      h('div', { class: 'spread side-head' }, h('h2', null, say('side.title')), h('button', { class: 'tool side-close', 'aria-label': say('closeThis'), onclick: () => this.tell('leaveSide') }, icon('close'))),
      h('section', { class: 'stack' }, h('h3', null, say('side.about')),
        h('dl', { class: 'facts' },
          h('dt', null, say('side.shopper')), h('dd', { class: 'shopper-known' }, shopperWords(one.shopper)),
          h('dt', null, say('side.owner')), h('dd', null, ownerWords(one, model)),
          one.language && [h('dt', null, say('side.language')), h('dd', null, languageWords(one.language))],
          asked && [h('dt', null, say('side.reason')), h('dd', null, reasonWords(asked.reason)), h('dt', null, say('side.since')), h('dd', null, h('time', { datetime: asked.at }, moment(asked.at)))],
          h('dt', null, say('side.id')), h('dd', null, h('code', null, one.id)))),
      summarySection(one, () => this.tell('summarize')),
      h('section', { class: 'stack' }, h('h3', null, say('side.cards')),
        cards.length === 0 ? h('p', { class: 'soft' }, say('side.cardsEmpty')) : cards.map((card, index) => h('shop-card', { key: `${card.kind} ${card.id ?? card.title} ${index}`, model: card }))),
      h('section', { class: 'stack' }, h('div', { class: 'spread' }, h('h3', null, say('side.tags')), h('button', { class: 'link edit-tags', type: 'button', onclick: () => this.tell('editTags') }, say('tags.edit'))),
        one.tags.length === 0 ? h('p', { class: 'soft' }, say('side.tagsEmpty')) : tagChips(one.tags)),
      h('section', { class: 'stack' }, h('h3', null, say('side.earlier')),
        one.earlier?.length > 0 ? h('ul', { class: 'talks' }, one.earlier.map((talk) => talkLine(talk, (conversation) => this.tell('openTalk', { conversation })))) : h('p', { class: 'soft' }, say('side.earlierNone'))),
      h('section', { class: 'stack' }, h('h3', null, say('side.notes')),
        one.notes.length === 0 && h('p', { class: 'soft' }, say('side.notesEmpty')),
        h('ul', { class: 'stack' }, one.notes.map((note) => h('li', { class: 'note' }, h('p', { class: 'words' }, note.text), h('p', { class: 'soft small' }, [nameOf(note.agent ?? note.author), note.at ? moment(note.at) : ''].filter(Boolean).join(' · '))))),
        model.mine && h('form', { class: 'stack', onsubmit: (event) => this.#note(event) },
          h('label', null, h('span', { class: 'label' }, say('side.noteLabel')), h('textarea', { name: 'note', rows: '2', required: true, maxlength: '4000', class: 'note-text' })),
          h('div', { class: 'acts' }, h('button', { type: 'submit' }, icon('note'), say('side.addNote'))))),
    ];
  }

  #note(event) {
    event.preventDefault();
    const text = new FormData(event.target).get('note').trim();
    if (text === '') return;
    this.tell('note', { text, saved: () => event.target.reset() });
  }
}

/** What the chat is about, who wrote that, and whether more was said since. */
function summarySection(one, refresh) {
  const { summary } = one;
  const text = summary?.text;
  return h('section', { class: 'stack summary', tabindex: '-1', 'aria-label': say('summary.title') },
    h('div', { class: 'spread' }, h('h3', null, say('summary.title')), h('button', { class: 'link refresh-summary', type: 'button', disabled: summary?.busy === true, onclick: refresh }, summary?.busy ? say('summary.busy') : say(text ? 'summary.again' : 'summary.do'))),
    h('div', { role: 'status' },
      text ? h('p', { class: 'words' }, text) : h('p', { class: 'soft' }, say('summary.none')),
      text && h('p', { class: 'soft small summary-by' }, say(`summary.by.${summary.by}`), summaryIsOld(one) && h('span', { class: 'strong' }, ` · ${say('summary.old')}`))));
}

/** By the shop's signature, or nobody that it knows. */
function shopperWords({ known, name }) {
  return known ? (name ?? say('side.shopperKnown')) : say('side.shopperVisitor');
}

customElements.define('desk-side', DeskSide);
