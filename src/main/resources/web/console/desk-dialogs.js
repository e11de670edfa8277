import { h } from '../shared/dom.js';
import { complaint, labelled } from '../shared/fields.js';
import { choice, modal } from '../shared/modal.js';
import { known, say } from '../shared/words.js';
import { tagFields, tagsOf } from './desk-tags.js';

/** The questions that the console puts before an act. `leave` closes, the other functions do what was chosen. */
export function transferDialog({ agents, me, leave, transfer }) {
  const others = agents.filter((agent) => agent.name !== me.name);
  return modal({ key: 'transfer', title: say('transfer.title'), leave, submit: (form) => transfer(toOf(form)) },
    others.length > 0 ? agentChoice(others) : h('p', { class: 'soft' }, say('transfer.none')),
    labelled(say('transfer.skillName'), h('input', { name: 'skill', autocomplete: 'off', required: others.length === 0 })),
    choice(leave, say('transfer.do')));
}

/** A skill where one was written, else the agent who was chosen. */
function toOf(form) {
  const skill = form.get('skill').trim();
  return skill === '' ? form.get('agent') : `skill:${skill}`;
}

function agentChoice(agents) {
  const words = ({ name, status }) => [name, known(`status.${status}`) && say(`status.${status}`)].filter(Boolean).join(' · ');
  return labelled(say('transfer.agent'), h('select', { name: 'agent' }, agents.map((agent) => h('option', { value: agent.name }, words(agent)))));
}

export function closeDialog({ list, chosen, leave, close }) {
  return modal({ key: 'close', title: say('close.title'), leave, submit: (form) => close(tagsOf(form)) },
    h('p', null, say('close.why')), tagFields({ list, chosen }), choice(leave, say('close.do'), { kind: 'stop' }));
}

export function whisperDialog({ leave, whisper }) {
  return modal({ key: 'whisper', title: say('whisper.title'), leave, submit: (form) => whisper(form.get('text').trim()) },
    h('p', { class: 'soft' }, say('whisper.why')),
    labelled(say('whisper.words'), h('textarea', { name: 'text', required: true, rows: '3', maxlength: '4000' })),
    choice(leave, say('whisper.do')));
}

/** To whom a supervisor gives the chat; whoever has it is not among them. */
export function reassignDialog({ agents, owner, leave, reassign }) {
  const others = agents.filter((agent) => agent.name !== owner.name && agent.status !== 'offline');
  const about = { key: 'reassign', title: say('reassign.title'), leave, submit: (form) => reassign(form.get('agent')) };
  if (others.length > 0) return modal(about, agentChoice(others), choice(leave, say('reassign.do')));
  return modal(about, h('p', { class: 'soft' }, say('reassign.none')), h('div', { class: 'acts' }, h('button', { type: 'button', onclick: leave }, say('closeThis'))));
}

export function watchDialog({ leave, watch, problem }) {
  return modal({ key: 'watch', title: say('console.watchById'), leave, submit: (form) => watch(form.get('conversation').trim()) },
    labelled(say('console.conversationId'), h('input', { name: 'conversation', required: true, autocomplete: 'off', spellcheck: 'false' })),
    complaint(problem ?? ''),
    choice(leave, say('console.watch')));
}

export function calledDialog({ leave, called }) {
  return modal({ key: 'called', title: say('callback.title'), leave, submit: (form) => called(form.get('note').trim()) },
    labelled(say('callback.note'), h('textarea', { name: 'note', required: true, rows: '3', maxlength: '4000' })),
    choice(leave, say('callback.done')));
}
