/** The studio's state as one value, and the pure steps from one to the next. The server's script is the truth; this only orders it. */
import { size } from '../shared/code-points.js';

/** The length of a script that the server takes. */
export const LIMITS = Object.freeze({ words: { min: 60, max: 200_000 }, minutes: { min: 0.5, max: 480 } });

export function emptyStudio() {
  return { products: { found: [], more: false, loading: true, problem: null, names: {} }, personas: [], recent: [], script: null, open: null, problem: null, selected: null, editing: null, busy: null };
}

/** The answer to the order: there is an id and nothing written yet. */
export function ordered(studio, { id, state }, order) {
  return { ...studio, open: id, problem: null, selected: null, editing: null, script: { id, state: state ?? 'writing', version: '', progress: 0, segments: [], findings: [], removed: [], ...order } };
}

/** One segment of the stream; segments written side by side may come in any order and more than once. */
export function segmentCame(studio, id, segment) {
  if (studio.script?.id !== id || studio.script.state !== 'writing') return studio;
  const others = studio.script.segments.filter((one) => one.n !== segment.n);
  return { ...studio, script: { ...studio.script, segments: [...others, segment].sort((a, b) => a.n - b.n) } };
}

/**
 * The script as the server has it. While it is being written the stream may be ahead of it, so no segment is lost again. The same
 * script again leaves the state as it is, so that nothing is drawn for it.
 */
export function scriptRead(studio, script) {
  if (studio.open !== script.id) return studio;
  const old = studio.script;
  const next = { ...old, ...script, segments: script.segments ?? [], findings: script.findings ?? [], removed: script.removed ?? [] };
  if (next.state === 'writing' && old?.id === script.id) next.segments = joined(old.segments, next.segments);
  if (studio.problem === null && JSON.stringify(old) === JSON.stringify(next)) return studio;
  return { ...studio, script: next, problem: null };
}

function joined(streamed, read) {
  const byNumber = new Map([...streamed, ...read].map((segment) => [segment.n, segment]));
  return [...byNumber.values()].sort((a, b) => a.n - b.n);
}

/** Share of the work that is done, 0 to 1, whatever way the server counts it. */
export function progressOf({ progress, segments }) {
  if (typeof progress === 'number') return Math.min(1, Math.max(0, progress > 1 ? progress / 100 : progress));
  const { done = segments.length, total = 0 } = progress ?? {};
  return total > 0 ? Math.min(1, done / total) : 0;
}

const SEVERITIES = ['blocking', 'warning', 'hint'];

/** All findings with the segment that they stand in, the worst first. */
export function findingsOf(script) {
  const inSegments = script.segments.flatMap((segment) => [segment, ...(segment.variants ?? [])].flatMap((way) => (way.findings ?? []).map((finding) => ({ ...finding, n: segment.n, text: [...way.text].slice(finding.from, finding.to).join('') }))));
  const ofAll = script.findings.filter((finding) => finding.segment === undefined && finding.n === undefined).map((finding) => ({ ...finding, n: null, text: '' }));
  const known = new Set(inSegments.map(identity));
  return [...inSegments, ...ofAll.filter((finding) => !known.has(identity(finding)))].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function identity(finding) {
  return `${finding.rule} ${finding.from} ${finding.to} ${finding.article}`;
}

export function countBySeverity(findings) {
  return Object.fromEntries(SEVERITIES.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length]));
}

export function lengthOf(script) {
  return script.segments.reduce((sum, segment) => sum + (segment.estMs ?? 0), 0);
}

/** Words as the contract counts them: Han characters plus runs of Latin letters or digits. */
export function wordsOf(text) {
  return (text.match(/\p{Script=Han}|[\p{Script=Latin}\p{Nd}]+/gu) ?? []).length;
}

/** Ranges that the text really has; a server's fault must not take the page down. */
export function marksOf(segment) {
  const length = size(segment.text);
  const holds = (range) => range.from >= 0 && range.from < range.to && range.to <= length;
  return [
    ...(segment.slots ?? []).filter(holds).map((slot, index) => ({ ...slot, mark: 'slot', index })),
    ...(segment.evidence ?? []).filter(holds).map((evidence, index) => ({ ...evidence, mark: 'evidence', index })),
    ...(segment.findings ?? []).filter(holds).map((finding, index) => ({ ...finding, mark: 'finding', index })),
  ];
}

const REVIEWERS = new Set(['merchant', 'admin']);

/** What the account may do next with the script. */
export function stepsFor(script, role) {
  const reviewer = REVIEWERS.has(role);
  switch (script.state) {
    case 'draft': case 'rejected': case 'expired':
      return { submit: true, approve: false, reject: false };
    case 'inReview':
      return { submit: false, approve: reviewer, reject: reviewer };
    default:
      return { submit: false, approve: false, reject: false };
  }
}

/** A removed sentence is a string or an object with its reason. */
export function removedOf(script) {
  return script.removed.map((removed) => (typeof removed === 'string' ? { text: removed, reason: '' } : { text: removed.text ?? removed.sentence ?? JSON.stringify(removed), reason: removed.reason ?? removed.why ?? '' }));
}

/** Recent scripts, newest first, each once. */
export function remembered(recent, entry) {
  return [entry, ...recent.filter((one) => one.id !== entry.id)].slice(0, 30);
}
