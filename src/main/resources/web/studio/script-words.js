/** What the server says in ids or in plain English, in the page's words; what is not known here stays as it came. */
import { inOwnWords, known, say } from '../shared/words.js';

export function typeWords(type) {
  return oneOf('type', type);
}

export function slotWords(kind) {
  return oneOf('slot', kind);
}

/** Where a stretch of text rests: the kind of source, its title, the field. */
export function sourceWords(source) {
  if (!source) return say('source.evidence');
  return [oneOf('source', source.kind), inOwnWords(source.title) || source.id, fieldWords(source.field)].filter(Boolean).join(' · ');
}

/** A field of a product, such as `name`, `attributes.material`, `sellingPoints.0`. */
export function fieldWords(field) {
  if (!field) return '';
  const [, group, at] = /^(\w+)\.(\w+)$/.exec(field) ?? [];
  if (group === 'attributes') return known(`fact.${at}`) ? say(`fact.${at}`) : at;
  if (group && known(`field.${group}`) && /^\d+$/.test(at)) return say(`field.${group}`, { n: Number(at) + 1 });
  return oneOf('field', field);
}

/** The value of a cue: the names of emotions and gestures are the server's, a label is the shop's own text. */
export function cueWords({ track, value }) {
  const pause = track === 'pause' && /^(\d+)ms$/.exec(value);
  return pause ? say('pause.milliseconds', { count: Number(pause[1]) }) : oneOf(track, String(value));
}

export function exceptionWords(exception) {
  return oneOf('exception', exception);
}

const SENTENCES = new Map([
  ['house rule', 'finding.houseRule'],
  ['a price slot over this sum', 'finding.needs.slot'],
  ['has a tag in it', 'removed.markup'],
  ['is not in the script\'s language', 'removed.language'],
  ['says a price outside its slot, or a word that the persona never says', 'removed.priceOutside'],
  ['was said before in this script', 'removed.repeated'],
  ['a figure without a product to rest on', 'removed.noProduct'],
]);

/** An article, what a finding needs, why a sentence went: laws stand as they are, the house's own in the page's words. */
export function serverWords(text) {
  const key = SENTENCES.get(text);
  if (key) return say(key);
  const unbound = /^(a source for it: )?the (figure|claim) '(.*)' stands in no fact$/s.exec(text ?? '');
  if (unbound) return say(`${unbound[1] ? 'finding.needs' : 'removed'}.${unbound[2]}`, { text: unbound[3] });
  return String(text ?? '').replace(/, house rule$/, () => say('comma') + say('finding.houseRule'));
}

function oneOf(group, id) {
  return known(`${group}.${id}`) ? say(`${group}.${id}`) : (id ?? '');
}
