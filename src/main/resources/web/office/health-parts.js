import { ask } from '../shared/api.js';
import { h } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { failed, loading } from '../shared/standing.js';
import { moment } from '../shared/time.js';
import { View } from '../shared/view.js';
import { known, say, wordsFor } from '../shared/words.js';
import { partsOf } from './office-state.js';

const REFRESH_MS = 10_000;

/** The state of each part with what mends it. Reads `/health/ready` by itself while it is seen; tells `health` with each answer. */
class HealthParts extends View {
  #health = null;
  #problem = null;
  #at = null;
  #timer = 0;

  connectedCallback() {
    super.connectedCallback();
    this.#read();
    this.#timer = setInterval(() => document.visibilityState === 'visible' && this.#read(), REFRESH_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  tree() {
    if (this.#problem) return failed(say('health.failed'), this.#problem, () => this.#read());
    if (this.#health === null) return loading(4);
    const parts = partsOf(this.#health);
    return [
      verdict(this.#health.status !== 'up', parts.filter((part) => part.level === 'bad').length),
      h('ul', { class: 'parts' }, parts.map(partLine)),
      h('p', { class: 'row soft' }, say('health.asOf', { time: moment(this.#at) }), h('button', { class: 'quiet', onclick: () => this.#read() }, say('health.refresh'))),
    ];
  }

  async #read() {
    try {
      this.#health = await readHealth();
      this.#problem = null;
      this.#at = new Date().toISOString();
      this.tell('health', { health: this.#health });
    } catch (problem) {
      this.#problem = problem;
    }
    this.redraw();
  }
}

/** A part that is down answers 503 with the same document, which is no failure to read it. */
async function readHealth() {
  const response = await fetch('/health/ready', { cache: 'no-store' }).catch(() => null);
  const document = await response?.json().catch(() => null);
  return document?.parts ? document : ask('GET', '/health/ready');
}

function verdict(down, faults) {
  const words = down ? say('health.down') : faults > 0 ? say('health.upButFaults', { count: faults }) : say('health.up');
  const level = down ? 'bad' : faults > 0 ? 'know' : 'good';
  return h('p', { class: `verdict ${level}`, role: 'status' }, icon(level === 'good' ? 'check' : 'warning'), h('span', { class: 'strong' }, words));
}

function partLine(part) {
  const mend = mendWords(part);
  const does = `part.does.${part.name}`;
  return h('li', { key: part.name, class: part.level },
    h('div', { class: 'part-name' }, h('h2', null, wordsFor('part', part.name)), h('p', { class: 'soft' }, known(does) ? say(does) : '')),
    h('div', { class: 'stack' },
      h('span', { class: `chip ${part.level === 'know' ? '' : part.level}` }, icon(part.level === 'good' ? 'check' : 'warning'), wordsFor('partState', part.state)),
      mend && h('p', null, mend),
      part.faults !== null && h('p', { class: 'strong' }, say('health.faults', { count: part.faults })),
      part.lines.length > 0 && h('ul', { class: 'lines' }, part.lines.map((line) => h('li', null, h('code', null, line))))));
}

function mendWords({ name, state, level }) {
  const exact = `mend.${name}.${state}`;
  if (known(exact)) return say(exact);
  if (level === 'bad' && known(`mend.${name}.faults`)) return say(`mend.${name}.faults`);
  if (level === 'bad' && known(`mend.${name}.down`)) return say(`mend.${name}.down`);
  return level === 'bad' ? say('mend.other') : '';
}

customElements.define('health-parts', HealthParts);
