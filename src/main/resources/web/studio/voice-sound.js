/** Fetches sounds of the local voice: a WAV file and the times of its sentences. */
import { ask, send } from '../shared/api.js';

/** A voice that speaks for others is asked again so often. */
export const TRIES = 5;
const PAUSE_S = 3;

/**
 * The sound at `path` (`.../voice`), as a value that says how it went:
 * `{kind: 'sound', url, marks}` with a blob's address that the caller revokes, `{kind: 'off' | 'tooLong' | 'gone' | 'busy' | 'failed',
 * problem}`. `onBusy({tried, seconds})` is called before each new try. Throws an AbortError alone.
 */
export async function soundOf(path, { signal, tries = TRIES, longestPause = 10, onBusy = () => null } = {}) {
  for (let tried = 1; ; tried++) {
    try {
      const response = await send('GET', path, undefined, { accept: 'audio/wav', signal });
      const [file, { sentences }] = await Promise.all([response.blob(), ask('GET', `${path}/marks`, undefined, { signal })]);
      return { kind: 'sound', url: URL.createObjectURL(file), marks: sentences };
    } catch (problem) {
      if (problem.name === 'AbortError') throw problem;
      const kind = kindOf(problem);
      if (kind !== 'busy' || tried >= tries) return { kind, problem };
      const seconds = Math.min(longestPause, problem.retryAfter || PAUSE_S);
      onBusy({ tried, seconds });
      await pause(seconds * 1000, signal);
    }
  }
}

function kindOf({ code, status }) {
  if (code === 'voiceOff') return 'off';
  if (status === 422) return 'tooLong';
  if (status === 404) return 'gone';
  return status === 503 ? 'busy' : 'failed';
}

function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(new DOMException('left', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', leave);
      resolve();
    }, milliseconds);
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave, { once: true });
  });
}

/** A place in a sound can be gone to once its length is known. */
export function loaded(audio) {
  return audio.readyState >= HTMLMediaElement.HAVE_METADATA ? Promise.resolve() : new Promise((resolve) => {
    for (const type of ['loadedmetadata', 'error']) audio.addEventListener(type, resolve, { once: true });
  });
}
