// A step's form, drawn from the fields that the server names.

import { h } from './dom.js';

/**
 * @param {{fields: object[], submit: string}} form
 * @param {{words: object, submit: (data, said: string, secret: boolean) => void, upload: (file) => Promise<string>}} shown `said` tells in words what was filled in, without what is secret
 */
export function formView(form, shown) {
  const { words } = shown;
  const fields = form.fields.map((field, at) => fieldView(field, `field-${form.submit}-${at}`, shown));
  const fault = h('p', { class: 'fault', role: 'alert' });
  const element = h(
    'form',
    { class: 'form', novalidate: true, autocomplete: 'off' },
    fields.map((field) => field.element),
    fault,
    h('button', { type: 'submit', class: 'primary' }, words.submit),
  );
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    const missing = fields.find((field) => field.required && !field.value());
    fault.textContent = missing ? words.missing(missing.label) : '';
    if (missing) {
      missing.focus();
      return;
    }
    const filled = fields.filter((field) => field.value());
    const data = Object.fromEntries(filled.map((field) => [field.name, field.value()]));
    const said = filled.filter((field) => !field.secret).map((field) => `${field.label} ${field.said()}`);
    shown.submit(data, said.join('\n') || words.submit, filled.some((field) => field.secret));
  });
  return element;
}

function fieldView(field, id, shown) {
  const maker = { text: textField, choice: choiceField, photo: photoField }[field.type] ?? textField;
  return { name: field.name, label: field.label, required: field.required && field.type !== 'photo', secret: field.secret, ...maker(field, id, shown) };
}

const labelOf = (field, words) => [field.label, field.required ? h('span', { class: 'must' }, ` ${words.required}`) : null];

function textField(field, id, { words }) {
  const input = h('input', {
    id,
    type: field.secret ? 'password' : 'text',
    name: field.name,
    autocomplete: field.secret ? 'new-password' : 'off',
    inputmode: /phone|tail|code/i.test(field.name) ? 'numeric' : null,
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-required': String(Boolean(field.required)),
    maxlength: 500,
  });
  const value = () => input.value.trim();
  return { element: h('div', { class: 'field' }, h('label', { for: id }, labelOf(field, words)), input), value, said: value, focus: () => input.focus() };
}

function choiceField(field, id, { words }) {
  const choices = (field.choices ?? []).map((choice) => (typeof choice === 'string' ? { id: choice, label: choice } : choice));
  const radios = choices.map((choice) => h('input', { type: 'radio', name: id, value: choice.id ?? choice.value }));
  const chosen = () => radios.findIndex((radio) => radio.checked);
  const lines = choices.map((choice, at) => h('label', { class: 'choice' }, radios[at], h('span', {}, choice.label)));
  return {
    element: h('fieldset', { class: 'field' }, h('legend', {}, labelOf(field, words)), lines),
    value: () => radios[chosen()]?.value ?? '',
    said: () => choices[chosen()].label,
    focus: () => radios[0]?.focus(),
  };
}

function photoField(field, id, { words, upload }) {
  let picture = '';
  const says = h('p', { class: 'hint', 'aria-live': 'polite' });
  const input = h('input', {
    id,
    type: 'file',
    accept: 'image/jpeg,image/png,image/webp,image/heic',
    onchange: async () => {
      const file = input.files[0];
      picture = '';
      says.textContent = file ? words.pictureBusy : '';
      try {
        picture = file ? await upload(file) : '';
        says.textContent = file?.name ?? '';
      } catch (error) {
        says.textContent = words[error.message] ?? words.pictureFailed;
      }
    },
  });
  return {
    element: h('div', { class: 'field' }, h('label', { for: id }, field.label), input, says),
    value: () => picture,
    said: () => words.pictureWord,
    focus: () => input.focus(),
  };
}
