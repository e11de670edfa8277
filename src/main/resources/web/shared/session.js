/** Who is signed in, in this tab only: the token lives in sessionStorage and goes with the tab. */
const KEPT = 'xiaoer.session';

/** Tells `change` when somebody signed in or out; `detail.reason` says why it ended. */
export const sessions = new EventTarget();

export function session() {
  const text = sessionStorage.getItem(KEPT);
  if (text === null) return null;
  try {
    const found = JSON.parse(text);
    return Date.parse(found.expiresAt) > Date.now() ? found : null;
  } catch {
    return null;
  }
}

/** @param {{token: string, expiresAt: string, name: string, role: string, language: string}} signedIn */
export function begin(signedIn) {
  sessionStorage.setItem(KEPT, JSON.stringify(signedIn));
  sessions.dispatchEvent(new CustomEvent('change', { detail: { reason: 'signedIn' } }));
}

/** `reason` is `signedOut` where the person wanted it, `ended` where the server no longer takes the token. */
export function end(reason) {
  if (sessionStorage.getItem(KEPT) === null) return;
  sessionStorage.removeItem(KEPT);
  sessions.dispatchEvent(new CustomEvent('change', { detail: { reason } }));
}
