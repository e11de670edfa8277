import { h } from '../shared/dom.js';
import { choice, modal } from '../shared/modal.js';
import { say } from '../shared/words.js';

const MOST = 10;

/** The tags that were ticked and those that were written, each once. */
export function chosenTags(ticked, written) {
  const words = written.split(/[,，、;；]/).map((word) => word.trim().replace(/\s+/g, ' ')).filter((word) => word !== '');
  return [...new Set([...ticked, ...words])].slice(0, MOST);
}

/** The tags of a form that {@link tagFields} made. */
export function tagsOf(form) {
  return chosenTags(form.getAll('tag'), form.get('words') ?? '');
}

/** The shop's list to tick, and a field for other words. `chosen` are ticked at the beginning. */
export function tagFields({ list, chosen }) {
  const all = [...new Set([...list, ...chosen])];
  return h('fieldset', { key: 'tags', class: 'tag-fields' }, h('legend', { class: 'label' }, say('tags.ask')),
    all.length > 0 && h('div', { class: 'tag-choices' }, all.map((tag) => tagChoice(tag, chosen.includes(tag)))),
    h('label', null, h('span', { class: 'soft small' }, say('tags.other')), h('input', { name: 'words', autocomplete: 'off', maxlength: '200' })));
}

function tagChoice(tag, ticked) {
  return h('label', { key: tag, class: 'tag-choice' },
    h('input', { type: 'checkbox', name: 'tag', value: tag, drawn: beginsTicked(ticked) }), h('span', null, tag));
}

function beginsTicked(ticked) {
  return (box) => {
    if (box.dataset.begun) return;
    box.dataset.begun = 'true';
    box.checked = ticked;
  };
}

export function tagDialog({ list, chosen, leave, tag }) {
  return modal({ key: 'tag', title: say('tags.title'), leave, submit: (form) => tag(tagsOf(form)) }, tagFields({ list, chosen }),
    choice(leave, say('tags.save')));
}

/** The tags of a conversation as chips. */
export function tagChips(tags) {
  return tags.length > 0 && h('ul', { class: 'row tags', 'aria-label': say('tags.title') }, tags.map((tag) => h('li', { key: tag, class: 'chip' }, tag)));
}
