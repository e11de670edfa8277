// How was it? Five steps and a line, once, after the end.

import { h, icon } from './dom.js';

export function ratingView({ words, rate }) {
  const radios = words.rateNames.map((name, at) => h('input', { type: 'radio', name: 'score', value: at + 1, 'aria-label': name, onchange: () => chosen(at) }));
  const stars = radios.map((radio) => h('label', { class: 'star-step' }, radio, icon('star')));
  const says = h('p', { class: 'hint', 'aria-live': 'polite' });
  const comment = h('textarea', { rows: 2, maxlength: 500, 'aria-label': words.rateComment, placeholder: words.rateComment });
  const rest = h('div', { class: 'rating-rest', hidden: true }, comment, h('button', { type: 'submit', class: 'primary' }, words.rateSend));

  function chosen(at) {
    stars.forEach((star, each) => star.classList.toggle('on', each <= at));
    says.textContent = words.rateNames[at];
    rest.hidden = false;
    rest.scrollIntoView({ block: 'nearest' });
  }

  const form = h('form', { class: 'rating' }, h('fieldset', {}, h('legend', {}, words.rate), h('div', { class: 'stars' }, stars)), says, rest);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    rate(radios.findIndex((radio) => radio.checked) + 1, comment.value.trim());
    rest.querySelector('button').disabled = true;
  });
  return form;
}
