import { pieces } from '../shared/code-points.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { length } from '../shared/time.js';
import { View } from '../shared/view.js';
import { locale, say } from '../shared/words.js';
import { marksOf } from './script-state.js';
import { serverWords } from './script-words.js';

const MOST = 5;

/**
 * The other ways to say a segment, side by side, each with how alike it is to the first and the nearest of the others. Model:
 * `{segment, lang, editable, busy}`; tells `variant` with `{act, variant}`: first, again, drop, more, edit.
 */
class SegmentVariants extends View {
  tree(model) {
    if (model === null) return null;
    const { segment, editable, busy } = model;
    const others = segment.variants ?? [];
    if (others.length === 0 && !editable) return null;
    return h('section', { class: 'variants stack-tight', 'aria-label': say('variant.title', { n: segment.n }) },
      others.length > 0 && h('ul', { class: 'variant-list' }, others.map((other) => this.#variant(other, model))),
      editable && segment.type !== 'notice' && others.length + 1 < MOST && h('button', { class: 'quiet more-variants', disabled: busy, title: say('variant.moreWhy'), onclick: (event) => this.#act(event, 'more', 0) }, icon('edit'), say('variant.more')));
  }

  #variant(other, { segment, lang, editable, busy }) {
    const act = (name, words, picture) => h('button', { class: 'quiet', disabled: busy, 'aria-label': `${words} (${say('variant.name', { variant: other.variant })})`, onclick: (event) => this.#act(event, name, other.variant) }, picture && icon(picture), words);
    return h('li', { key: other.variant, class: 'variant' },
      h('p', { class: 'soft small number' }, [say('variant.name', { variant: other.variant }), length(other.estMs)].join(' · ')),
      h('p', { class: 'text', lang }, pieces(other.text, marksOf(other)).map(piece)),
      h('p', { class: 'soft small' }, likeness(segment, other.variant)),
      (other.findings ?? []).map((finding, index) => h('p', { key: index, class: `finding ${finding.severity}` }, icon('warning'), h('span', { class: 'strong' }, say(`severity.${finding.severity}`)), h('span', null, serverWords(finding.article)))),
      editable && h('div', { class: 'row' }, act('first', say('variant.first'), 'check'), act('edit', say('segment.edit'), 'edit'), act('again', say('variant.again')), act('drop', say('variant.drop'), 'close')));
  }

  #act(event, act, variant) {
    event.stopPropagation();
    this.tell('variant', { act, variant });
  }
}

function piece(part) {
  const slot = part.ranges.find((range) => range.mark === 'slot');
  const finding = part.ranges.find((range) => range.mark === 'finding');
  if (!slot && !finding) return part.text;
  return h('span', { class: [slot && 'slot', finding && `found ${finding.severity}`].filter(Boolean).join(' ') }, part.text);
}

/** To the first way, and to the other that it is most like. */
function likeness(segment, variant) {
  const all = (segment.likeness ?? []).filter((one) => one.one === variant || one.other === variant);
  const first = all.find((one) => one.one === 1);
  const near = all.filter((one) => one.one !== 1).sort((a, b) => b.words + b.meaning - a.words - a.meaning)[0];
  return [first && told(first, variant), near && told(near, variant)].filter(Boolean).join(say('variant.between'));
}

function told(one, variant) {
  return say('variant.likeness', { variant: one.one === variant ? one.other : one.one, words: share(one.words), meaning: share(one.meaning) });
}

function share(value) {
  return new Intl.NumberFormat(locale(), { style: 'percent', maximumFractionDigits: 0 }).format(value);
}

customElements.define('segment-variants', SegmentVariants);
