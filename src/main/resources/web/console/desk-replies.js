import { h } from '../shared/dom.js';
import { labelled } from '../shared/fields.js';
import { icon } from '../shared/icons.js';
import { chip } from '../shared/marks.js';
import { choice, modal } from '../shared/modal.js';
import { replyFields, writtenReply } from '../shared/reply-form.js';
import { nothing } from '../shared/standing.js';
import { say } from '../shared/words.js';

/** The list under the hands: `found`, which of them is chosen, `pick(reply)`. */
export function replyList({ found, at, tongue, pick }) {
  if (found.length === 0) return h('p', { class: 'reply-list empty-line soft', role: 'status' }, say('replies.noneFound'));
  const line = (reply, index) => foundLine(reply, { tongue, id: `reply-${index}`, chosen: index === at, pick });
  return h('ul', { class: 'reply-list', role: 'listbox', id: 'reply-list', 'aria-label': say('replies.title') }, found.map(line));
}

function foundLine(reply, { tongue, id, chosen, pick }) {
  const pressed = (event) => { event.preventDefault(); pick(reply); };
  return h('li', { key: reply.id, id, role: 'option', 'aria-selected': String(chosen), class: chosen ? 'chosen' : '', onmousedown: pressed },
    h('span', { class: 'row' }, h('kbd', null, `/${reply.shortcut}`), !reply.shared && chip(say('replies.own'))),
    h('span', { class: 'preview', lang: tongue }, reply.texts[tongue]));
}

/** Asks for what the server does not know. */
export function fillDialog({ variable, leave, fill }) {
  return modal({ key: 'fill', title: say('replies.missing', { variable: say(`variable.${variable}`) }), leave, submit: (form) => fill(form.get('value').trim()) },
    labelled(say(`variable.${variable}`), h('input', { name: 'value', required: true, autocomplete: 'off', maxlength: '200' })),
    h('p', { class: 'soft small' }, say('replies.missingWhy')),
    choice(leave, say('replies.insert')));
}

/** All replies, to write, change and remove them. `edited` is the one in the form, `{}` a new one. */
export function repliesDialog({ replies, edited, mayShare, problem, leave, edit, save, remove }) {
  const about = { key: 'replies', title: say('replies.title'), leave, submit: (form) => save(edited, writtenReply(form)) };
  const acts = (...buttons) => h('div', { class: 'acts' }, ...buttons);
  if (edited) {
    return modal(about, replyFields(edited, { mayShare, problem }), acts(
      h('button', { key: 'back', type: 'button', onclick: () => edit(null) }, say('cancel')),
      h('button', { key: 'save', type: 'submit', class: 'main' }, say('save'))));
  }
  return modal(about,
    h('p', { class: 'soft' }, say('replies.why')),
    replies.length === 0 && nothing('note', say('replies.none'), say('replies.noneWhy')),
    h('ul', { class: 'replies' }, replies.map((reply) => replyLine(reply, mayShare || !reply.shared, edit, remove))),
    acts(
      h('button', { key: 'leave', type: 'button', onclick: leave }, say('closeThis')),
      h('button', { key: 'add', type: 'button', class: 'main', onclick: () => edit({}) }, say('replies.add'))));
}

function replyLine(reply, writable, edit, remove) {
  const label = (words) => `${say(words)}: ${reply.shortcut}`;
  return h('li', { key: reply.id },
    h('div', { class: 'spread' },
      h('span', { class: 'row' }, h('kbd', null, `/${reply.shortcut}`), chip(say(reply.shared ? 'replies.shared' : 'replies.own'))),
      writable && h('span', { class: 'row' },
        h('button', { type: 'button', class: 'quiet', 'aria-label': label('replies.edit'), onclick: () => edit(reply) }, icon('edit'), say('replies.edit')),
        h('button', { type: 'button', class: 'quiet', 'aria-label': label('replies.remove'), onclick: () => remove(reply) }, say('replies.remove')))),
    Object.entries(reply.texts).map(([tongue, text]) => h('p', { class: 'preview', lang: tongue }, text)));
}
