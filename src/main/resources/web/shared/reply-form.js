import { h } from './dom.js';
import { complaint, labelled } from './fields.js';
import { say } from './words.js';

/** Where a kept reply is written: `edited` is the one that is changed, `{}` a new one; `mayShare` offers to write it for everybody. */
export function replyFields(edited, { mayShare = false, problem = null } = {}) {
  return h('div', { key: 'form', class: 'stack' },
    labelled(say('replies.shortcut'), h('input', { name: 'shortcut', required: true, maxlength: '32', autocomplete: 'off', drawn: beginning(edited.shortcut) })),
    labelled(say('replies.zh'), h('textarea', { name: 'zh', rows: '3', maxlength: '4000', lang: 'zh', drawn: beginning(edited.texts?.zh) })),
    labelled(say('replies.en'), h('textarea', { name: 'en', rows: '3', maxlength: '4000', lang: 'en', drawn: beginning(edited.texts?.en) })),
    h('p', { class: 'soft small' }, say('replies.variables')),
    mayShare && edited.id === undefined && h('label', { class: 'inline' }, h('input', { type: 'checkbox', name: 'shared' }), say('replies.share')),
    problem && complaint(problem));
}

/** What a field begins with; later drawings leave to it what was typed. */
function beginning(text) {
  return (field) => {
    if (field.dataset.begun) return;
    field.dataset.begun = 'true';
    field.value = text ?? '';
  };
}

/** What was written there, as the server takes it. */
export function writtenReply(form) {
  const texts = Object.fromEntries(['zh', 'en'].map((tongue) => [tongue, form.get(tongue)?.trim() ?? '']).filter(([, text]) => text !== ''));
  return { shortcut: form.get('shortcut').trim(), texts, ...(form.get('shared') ? { shared: true } : {}) };
}
