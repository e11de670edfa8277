import { h } from '../shared/dom.js';
import { modal } from '../shared/modal.js';
import { known, say } from '../shared/words.js';
import { tagFields, tagsOf } from './desk-tags.js';

/** The questions that the console puts before an act. `leave` closes, the other functions do what was chosen. */
export function transferDialog({ agents, me, leave, transfer }) {
  const others = agents.filter((agent) => agent.name !== me.name);
  return modal({ key: 'transfer', title: say('transfer.title'), leave, submit: (form) => transfer(form.get('skill')?.trim() ? `skill:${form.get('skill').trim()}` : form.get('agent')) },
    others.length > 0
      ? h('label', null, h('span', { class: 'label' }, say('transfer.agent')), h('select', { name: 'agent' }, others.map((agent) => h('option', { value: agent.name }, [agent.name, known(`status.${agent.status}`) ? say(`status.${agent.status}`) : ''].filter(Boolean).join(' · ')))))
      : h('p', { class: 'soft' }, say('transfer.none')),
    h('label', null, h('span', { class: 'label' }, say('transfer.skillName')), h('input', { name: 'skill', autocomplete: 'off', required: others.length === 0 })),
    acts(say('transfer.do'), 'main', leave));
}

export function closeDialog({ list, chosen, leave, close }) {
  return modal({ key: 'close', title: say('close.title'), leave, submit: (form) => close(tagsOf(form)) }, h('p', null, say('close.why')), tagFields({ list, chosen }), acts(say('close.do'), 'stop', leave));
}

export function whisperDialog({ leave, whisper }) {
  return modal({ key: 'whisper', title: say('whisper.title'), leave, submit: (form) => whisper(form.get('text').trim()) },
    h('p', { class: 'soft' }, say('whisper.why')),
    h('label', null, h('span', { class: 'label' }, say('whisper.words')), h('textarea', { name: 'text', required: true, rows: '3', maxlength: '4000' })),
    acts(say('whisper.do'), 'main', leave));
}

/** To whom a supervisor gives the chat; whoever has it is not among them. */
export function reassignDialog({ agents, owner, leave, reassign }) {
  const others = agents.filter((agent) => agent.name !== owner.name && agent.status !== 'offline');
  return modal({ key: 'reassign', title: say('reassign.title'), leave, submit: (form) => reassign(form.get('agent')) },
    others.length > 0
      ? [h('label', null, h('span', { class: 'label' }, say('transfer.agent')), h('select', { name: 'agent' }, others.map((agent) => h('option', { value: agent.name }, `${agent.name} · ${say(`status.${agent.status}`)}`)))), acts(say('reassign.do'), 'main', leave)]
      : [h('p', { class: 'soft' }, say('reassign.none')), h('div', { class: 'acts' }, h('button', { type: 'button', onclick: leave }, say('closeThis')))]);
}

export function watchDialog({ leave, watch, problem }) {
  return modal({ key: 'watch', title: say('console.watchById'), leave, submit: (form) => watch(form.get('conversation').trim()) },
    h('label', null, h('span', { class: 'label' }, say('console.conversationId')), h('input', { name: 'conversation', required: true, autocomplete: 'off', spellcheck: 'false' })),
    h('p', { class: 'error', role: 'alert' }, problem ?? ''),
    acts(say('console.watch'), 'main', leave));
}

export function calledDialog({ leave, called }) {
  return modal({ key: 'called', title: say('callback.title'), leave, submit: (form) => called(form.get('note').trim()) },
    h('label', null, h('span', { class: 'label' }, say('callback.note')), h('textarea', { name: 'note', required: true, rows: '3', maxlength: '4000' })),
    acts(say('callback.done'), 'main', leave));
}

function acts(words, kind, leave) {
  return h('div', { class: 'acts' }, h('button', { type: 'button', onclick: leave }, say('cancel')), h('button', { type: 'submit', class: kind }, words));
}
