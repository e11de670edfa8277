/**
 * Where a sound stands in its words. A mark is `{from, to, fromMs, toMs}`: a sentence in code points of the text and in milliseconds of
 * the sound; `from` is -1 for the notice before the words. All of this is pure.
 */
import { size } from '../shared/code-points.js';

/** So long after its begin "back" means the sentence before. */
const JUST_BEGUN_MS = 1200;

/** The number of the mark that is heard, the pause after it with it; -1 before the first. */
export function sentenceAt(marks, ms) {
  let found = -1;
  for (const [index, mark] of marks.entries()) if (mark.fromMs <= ms) found = index;
  return found;
}

/** Sentences that were heard to their end. */
export function saidBy(marks, ms) {
  return marks.filter((mark) => mark.toMs <= ms).length;
}

/** Where the words begin, behind the notice. */
export function firstWords(marks) {
  return marks.find((mark) => mark.from >= 0)?.fromMs ?? 0;
}

/** How long the words take, without the notice. */
export function lengthOfWords(marks) {
  return marks.length === 0 ? 0 : marks.at(-1).toMs - firstWords(marks);
}

/** Milliseconds to go on from for the sentence after; null where there is none in this sound. */
export function nextSentence(marks, ms) {
  return marks[sentenceAt(marks, ms) + 1]?.fromMs ?? null;
}

/** The same back: the begin of this sentence, or of the one before where it has just begun; null where that is another sound's. */
export function previousSentence(marks, ms) {
  const at = sentenceAt(marks, ms);
  const spoken = (index) => index >= 0 && marks[index].from >= 0;
  if (spoken(at) && ms - marks[at].fromMs > JUST_BEGUN_MS) return marks[at].fromMs;
  return spoken(at - 1) ? marks[at - 1].fromMs : null;
}

/** The cues whose span is being said; one without a length belongs to the sentence in which it stands. */
export function cuesIn(cues, mark) {
  if (mark === undefined || mark.from < 0) return [];
  return (cues ?? []).filter((cue) => (cue.from === cue.to ? cue.from >= mark.from && cue.from <= mark.to : cue.from < mark.to && cue.to > mark.from));
}

/** When the sound that is cut at a moment ends: with its sentence, at once in the pause after one. `said` counts sentences. */
export function cutAt(marks, ms) {
  const at = Math.max(0, sentenceAt(marks, ms));
  const mark = marks[at];
  return mark === undefined ? { ms, said: 0 } : { ms: Math.max(ms, mark.toMs), said: at + 1 };
}

const STOPS = '。！？!?…\n；;';
const CLOSERS = '”’"\'」』）)';

/** The sentences of a text as the server cuts them: `[{from, to}]` in code points. */
export function sentencesOf(text) {
  const points = [...text];
  const stops = (at) => (points[at] === '.' ? at + 1 === points.length || /\s/.test(points[at + 1]) : STOPS.includes(points[at]));
  const found = [];
  const add = (start, end) => {
    let [from, to] = [start, end];
    while (from < to && /\s/.test(points[from])) from++;
    while (to > from && /\s/.test(points[to - 1])) to--;
    if (from < to) found.push({ from, to });
  };
  let from = 0;
  for (let at = 0; at < points.length; at++) {
    if (!stops(at)) continue;
    while (at + 1 < points.length && (stops(at + 1) || CLOSERS.includes(points[at + 1]))) at++;
    add(from, at + 1);
    from = at + 1;
  }
  add(from, points.length);
  return found;
}

/** Marks for words without a sound: each sentence takes its share of the estimated time. */
export function estimatedMarks(text, estMs) {
  const sentences = sentencesOf(text);
  const all = sentences.reduce((sum, { from, to }) => sum + to - from, 0) || 1;
  let signs = 0;
  return sentences.map(({ from, to }) => {
    const fromMs = Math.round((signs / all) * estMs);
    signs += to - from;
    return { from, to, fromMs, toMs: Math.round((signs / all) * estMs) };
  });
}

/** Marks that lie in the text; where they are of other words, by the estimate. */
export function fitting(marks, text, estMs) {
  const length = size(text);
  return marks.every((mark) => mark.from <= mark.to && mark.to <= length) ? marks : estimatedMarks(text, estMs);
}

/**
 * How far the script has been heard against its estimate, in milliseconds. `measured` is the real time of segments by their number, for
 * the others the estimate stands; `within` is how far the segment at `index` has come.
 */
export function heardSoFar(segments, measured, index, within) {
  const est = (segment) => segment.estMs ?? 0;
  const real = (segment) => measured.get(segment.n) ?? est(segment);
  const before = segments.slice(0, index);
  const now = segments[index];
  const share = now === undefined || real(now) === 0 ? 0 : Math.min(1, Math.max(0, within) / real(now));
  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);
  return {
    heard: sum(before.map(real)) + (now === undefined ? 0 : share * real(now)),
    expected: sum(before.map(est)) + (now === undefined ? 0 : share * est(now)),
    whole: sum(segments.map(est)),
  };
}
