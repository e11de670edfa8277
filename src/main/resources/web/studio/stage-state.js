/**
 * A room's stage as one value, and the pure steps from one to the next: cues that came, the one that is said, what is taken back. No
 * number is begun twice, whatever the connection does. Times are milliseconds of the page's own clock.
 */
const GOOD_FOR_MS = 60_000;
const LONGEST_GOOD_MS = 10 * 60_000;
/** The server's clock goes on without a renderer that takes half as long again as estimated. */
const SLOWEST = 1.2;
const FASTEST_RATE = 2;

/** @param begun the last number that was begun, before a reload perhaps; 0 for none */
export function emptyStage(begun = 0) {
  return { state: null, reason: null, waiting: [], now: null, begun };
}

/** What the socket says, one frame after the other; `at` is when it came. */
export function frameCame(stage, frame, at) {
  switch (frame.type) {
    case 'welcome': return { ...stage, ...told(frame) };
    case 'state': return { ...stage, ...told(frame), ...(frame.state === 'ended' && { waiting: [] }) };
    case 'cue': return cueCame(stage, frame, at);
    case 'cancel': return cancelled(stage, frame.cue);
    default: return stage;
  }
}

function told({ state, reason }) {
  return { state, reason: reason ?? null };
}

function cueCame(stage, cue, at) {
  if (cue.no <= stage.begun) return stage;
  // The same number again has the words of now.
  const others = stage.waiting.filter((one) => one.cue.no !== cue.no);
  const waiting = [...others, { cue, until: goodUntil(cue, at) }].sort((a, b) => a.cue.no - b.cue.no);
  const cuts = stage.now !== null && cue.interrupts === stage.now.cue.no;
  return { ...stage, waiting, now: cuts ? { ...stage.now, cutting: true } : stage.now };
}

/** One that has not begun is dropped, one that has ends with its sentence. */
function cancelled(stage, no) {
  const waiting = stage.waiting.filter((one) => one.cue.no !== no);
  if (stage.now?.cue.no !== no) return { ...stage, waiting };
  return { ...stage, waiting, now: stage.now.started ? { ...stage.now, cutting: true } : null };
}

/** After which moment it must not be begun. A clock that is far from the server's is not believed. */
function goodUntil({ expiresAt }, at) {
  if (expiresAt === undefined) return Infinity;
  const left = Date.parse(expiresAt) - at;
  return left > 0 && left <= LONGEST_GOOD_MS ? at + left : at + GOOD_FOR_MS;
}

/** Takes the next cue, where nothing is being said; `late` where it came too late to be begun. The stage as it is where there is none. */
export function taken(stage, at) {
  if (stage.now !== null || stage.waiting.length === 0) return stage;
  const [{ cue, until }, ...waiting] = stage.waiting;
  return { ...stage, waiting, begun: cue.no, now: { cue, late: at > until, started: false, cutting: false, marks: [], silent: false, sentence: -1 } };
}

/** It is being said from now on; `marks` are those of its sound, or by the estimate. */
export function begun(stage, { marks, silent }) {
  return { ...stage, now: { ...stage.now, started: true, marks, silent } };
}

export function at(stage, sentence) {
  return stage.now === null || stage.now.sentence === sentence ? stage : { ...stage, now: { ...stage.now, sentence } };
}

export function over(stage) {
  return { ...stage, now: null };
}

/** The connection is gone: what was not begun comes again, or never; what is being said is finished. */
export function lost(stage) {
  return stage.waiting.length === 0 ? stage : { ...stage, waiting: [] };
}

/** The number that the server takes as spoken though this stage is done with it: its end was not heard there. Null where there is none. */
export function unheard(stage, { cue }) {
  return cue && cue.no <= stage.begun && stage.now?.cue.no !== cue.no ? cue.no : null;
}

/** Which sentence of the cue that is, as the server counts them, when so many marks are behind. */
export function sentenceNumber(said, marks, sentences) {
  if (marks.length === sentences || marks.length === 0) return Math.min(said, sentences);
  return Math.min(sentences, Math.max(said > 0 ? 1 : 0, Math.round((said / marks.length) * sentences)));
}

/** How fast a sound is played so that it is over before the server's clock gives it up. */
export function rateFor(soundMs, estMs) {
  return Math.min(FASTEST_RATE, Math.max(1, soundMs / (estMs * SLOWEST)));
}
