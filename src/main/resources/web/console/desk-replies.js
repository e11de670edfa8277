import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { modal } from '../shared/modal.js';
import { replyFields, writtenReply } from '../shared/reply-form.js';
import { known, say } from '../shared/words.js';

/** As many as the list beside the reply shows. */
const SHOWN = 8;

/** Those that `typed`, a slash and the beginning of a shortcut or a word, finds in a language: shortcuts first. Null where it is no search. */
export function matching(replies, typed, tongue) {
  const search = /^\/(\S*)$/.exec(typed)?.[1].toLowerCase();
  if (search === undefined) return null;
  const inTongue = replies.filter((reply) => reply.texts[tongue]);
  const rank = (reply) => {
    const shortcut = reply.shortcut.toLowerCase();
    if (shortcut.startsWith(search)) return 0;
    if (shortcut.includes(search)) return 1;
    return reply.texts[tongue].toLowerCase().includes(search) ? 2 : 3;
  };
  return inTongue.map((reply) => [rank(reply), reply]).filter(([place]) => place < 3).sort(([a], [b]) => a - b).slice(0, SHOWN).map(([, reply]) => reply);
}

/** The name of the variable that a refused filling names, or null. */
export function missingVariable(problem) {
  const name = /^(\w+):/.exec(problem?.detail ?? '')?.[1];
  return problem?.code === 'badField' && name && known(`variable.${name}`) ? name : null;
}

/** The list under the hands: `found`, which of them is chosen, `pick(reply)`. */
export function replyList({ found, at, tongue, pick }) {
  if (found.length === 0) return h('p', { class: 'reply-list empty-line soft', role: 'status' }, say('replies.noneFound'));
  return h('ul', { class: 'reply-list', role: 'listbox', id: 'reply-list', 'aria-label': say('replies.title') }, found.map((reply, index) =>
    h('li', { key: reply.id, id: `reply-${index}`, role: 'option', 'aria-selected': String(index === at), class: index === at ? 'chosen' : '', onmousedown: (event) => { event.preventDefault(); pick(reply); } },
      h('span', { class: 'row' }, h('kbd', null, `/${reply.shortcut}`), !reply.shared && h('span', { class: 'chip' }, say('replies.own'))), h('span', { class: 'preview', lang: tongue }, reply.texts[tongue]))));
}

/** Asks for what the server does not know. */
export function fillDialog({ variable, leave, fill }) {
  return modal({ key: 'fill', title: say('replies.missing', { variable: say(`variable.${variable}`) }), leave, submit: (form) => fill(form.get('value').trim()) },
    h('label', null, h('span', { class: 'label' }, say(`variable.${variable}`)), h('input', { name: 'value', required: true, autocomplete: 'off', maxlength: '200' })),
    h('p', { class: 'soft small' }, say('replies.missingWhy')),
    h('div', { class: 'acts' }, h('button', { type: 'button', onclick: leave }, say('cancel')), h('button', { type: 'submit', class: 'main' }, say('replies.insert'))));
}

/** All replies, to write, change and remove them. `edited` is the one in the form, `{}` a new one. */
export function repliesDialog({ replies, edited, mayShare, problem, leave, edit, save, remove }) {
  const writable = (reply) => mayShare || !reply.shared;
  return modal({ key: 'replies', title: say('replies.title'), leave, submit: (form) => save(edited, writtenReply(form)) },
    edited ? replyFields(edited, { mayShare, problem }) : [
      h('p', { class: 'soft' }, say('replies.why')),
      replies.length === 0 && h('div', { class: 'empty' }, icon('note'), h('strong', null, say('replies.none')), h('p', null, say('replies.noneWhy'))),
      h('ul', { class: 'replies' }, replies.map((reply) => h('li', { key: reply.id },
        h('div', { class: 'spread' }, h('span', { class: 'row' }, h('kbd', null, `/${reply.shortcut}`), h('span', { class: 'chip' }, say(reply.shared ? 'replies.shared' : 'replies.own'))),
          writable(reply) && h('span', { class: 'row' }, h('button', { type: 'button', class: 'quiet', 'aria-label': `${say('replies.edit')}: ${reply.shortcut}`, onclick: () => edit(reply) }, icon('edit'), say('replies.edit')), h('button', { type: 'button', class: 'quiet', 'aria-label': `${say('replies.remove')}: ${reply.shortcut}`, onclick: () => remove(reply) }, say('replies.remove')))),
        Object.entries(reply.texts).map(([tongue, text]) => h('p', { class: 'preview', lang: tongue }, text))))),
    ],
    h('div', { class: 'acts' }, edited
      ? [h('button', { key: 'back', type: 'button', onclick: () => edit(null) }, say('cancel')), h('button', { key: 'save', type: 'submit', class: 'main' }, say('replies.save'))]
      : [h('button', { key: 'leave', type: 'button', onclick: leave }, say('closeThis')), h('button', { key: 'add', type: 'button', class: 'main', onclick: () => edit({}) }, say('replies.add'))]));
}
