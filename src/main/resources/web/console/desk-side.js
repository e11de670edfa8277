import { h } from '../shared/dom.js';
import { labelled } from '../shared/fields.js';
import { icon } from '../shared/icons.js';
import { stamp } from '../shared/marks.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { languageWords, say, wordsFor } from '../shared/words.js';
import { cardsOf, nameOf, summaryIsOld } from './chat-state.js';
import { ownerWords } from './chat-words.js';
import { tagChips } from './desk-tags.js';
import './shop-card.js';
import { talkLine } from './talk-line.js';

/**
 * What belongs to the chat in focus. Model: `{conversation, mine}`; tells `summarize`, `note` with the text, `editTags`, `openTalk`
 * with an earlier conversation, `leaveSide`.
 */
class DeskSide extends View {
  tree(model) {
    if (model === null) return null;
    const one = model.conversation;
    return [
      h('div', { class: 'spread side-head' }, h('h2', null, say('side.title')),
        h('button', { class: 'tool side-close', 'aria-label': say('closeThis'), onclick: () => this.tell('leaveSide') }, icon('close'))),
      about(one, model),
      summarySection(one, () => this.tell('summarize')),
      section(h('h3', null, say('side.cards')), orNone(cardsOf(one).map(cardOf), 'side.cardsEmpty')),
      section(h('div', { class: 'spread' }, h('h3', null, say('side.tags')), h('button', { class: 'link edit-tags', type: 'button', onclick: () => this.tell('editTags') }, say('tags.edit'))),
        tagChips(one.tags) || none('side.tagsEmpty')),
      section(h('h3', null, say('side.earlier')), this.#earlier(one)),
      section(h('h3', null, say('side.notes')),
        one.notes.length === 0 && none('side.notesEmpty'),
        h('ul', { class: 'stack' }, one.notes.map(noteLine)),
        model.mine && this.#noteForm()),
    ];
  }

  #earlier({ earlier }) {
    if (!earlier?.length) return none('side.earlierNone');
    return h('ul', { class: 'talks' }, earlier.map((talk) => talkLine(talk, (conversation) => this.tell('openTalk', { conversation }))));
  }

  #noteForm() {
    return h('form', { class: 'stack', onsubmit: (event) => this.#note(event) },
      labelled(say('side.noteLabel'), h('textarea', { name: 'note', rows: '2', required: true, maxlength: '4000', class: 'note-text' })),
      h('div', { class: 'acts' }, h('button', { type: 'submit' }, icon('note'), say('side.addNote'))));
  }

  #note(event) {
    event.preventDefault();
    const text = new FormData(event.target).get('note').trim();
    if (text === '') return;
    this.tell('note', { text, saved: () => event.target.reset() });
  }
}

function section(title, ...content) {
  return h('section', { class: 'stack' }, title, ...content);
}

function none(words) {
  return h('p', { class: 'soft' }, say(words));
}

function orNone(list, words) {
  return list.length > 0 ? list : none(words);
}

/** Who it is with, who has it, and since when a person is wanted. */
function about(one, model) {
  const asked = one.events.findLast((event) => event.kind === 'handoffRequested');
  return section(h('h3', null, say('side.about')),
    h('dl', { class: 'facts' },
      h('dt', null, say('console.shopper')), h('dd', { class: 'shopper-known' }, shopperWords(one.shopper)),
      fact('side.owner', ownerWords(one, model)),
      one.language && fact('side.language', languageWords(one.language)),
      asked && [fact('side.reason', wordsFor('reason', asked.reason)), fact('side.since', stamp(asked.at))],
      fact('side.id', h('code', null, one.id))));
}

function fact(label, value) {
  return [h('dt', null, say(label)), h('dd', null, value)];
}

function cardOf(card, index) {
  return h('shop-card', { key: `${card.kind} ${card.id ?? card.title} ${index}`, model: card });
}

function noteLine({ text, agent, author, at }) {
  const below = [nameOf(agent ?? author), at ? moment(at) : ''].filter(Boolean).join(' · ');
  return h('li', { class: 'note' }, h('p', { class: 'words' }, text), h('p', { class: 'soft small' }, below));
}

/** What the chat is about, who wrote that, and whether more was said since. */
function summarySection(one, refresh) {
  const { summary } = one;
  const text = summary?.text;
  return h('section', { class: 'stack summary', tabindex: '-1', 'aria-label': say('summary.title') },
    h('div', { class: 'spread' }, h('h3', null, say('summary.title')),
      h('button', { class: 'link refresh-summary', type: 'button', disabled: summary?.busy === true, onclick: refresh }, summary?.busy ? say('summary.busy') : say(text ? 'summary.again' : 'summary.do'))),
    h('div', { role: 'status' },
      text ? h('p', { class: 'words' }, text) : h('p', { class: 'soft' }, say('summary.none')),
      text && h('p', { class: 'soft small summary-by' }, say(`summary.by.${summary.by}`), summaryIsOld(one) && h('span', { class: 'strong' }, ` · ${say('summary.old')}`))));
}

/** By the shop's signature, or nobody that it knows. */
function shopperWords({ known, name }) {
  return known ? (name ?? say('side.shopperKnown')) : say('side.shopperVisitor');
}

customElements.define('desk-side', DeskSide);
