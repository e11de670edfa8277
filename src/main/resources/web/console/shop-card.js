import { h } from '../shared/dom.js';
import { price } from '../shared/money.js';
import { View } from '../shared/view.js';
import { locale, say } from '../shared/words.js';
import { rowText, shopTime } from '../widget/amount.js';

/** A product, an order or the result of an act, as the shopper sees it: its times by the clock of the shop, which the page's `data-zone` names. Model: the card of the event. */
class ShopCard extends View {
  tree(card) {
    if (card === null) return null;
    const zone = this.closest('[data-zone]')?.dataset.zone;
    return h('article', { class: 'shop-card' },
      card.image && h('img', { src: card.image, alt: '', loading: 'lazy' }),
      h('div', { class: 'stack' },
        h('div', { class: 'spread' }, h('p', { class: 'strong' }, card.title ?? card.id ?? ''), card.state && h('span', { class: 'chip good' }, card.state)),
        card.price && h('p', { class: 'strong number' }, price(card.price)),
        card.case && h('p', null, say('side.case') + say('colon'), h('code', null, card.case)),
        card.steps?.length > 0 && h('ol', { class: 'steps' }, card.steps.map((step) => h('li', { class: step.done ? 'done' : '' }, h('span', null, step.label), h('span', { class: 'unseen' }, step.done ? say('side.done') : say('side.notDone')), step.at && h('time', { class: 'soft small', datetime: step.at }, shopTime(step.at, zone))))),
        card.rows?.length > 0 && h('dl', { class: 'facts' }, card.rows.map((row) => [h('dt', null, row.label), h('dd', null, rowText(row.value, locale()))]))));
  }
}

customElements.define('shop-card', ShopCard);
