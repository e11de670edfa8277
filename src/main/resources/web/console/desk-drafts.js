/** Words that were not sent yet, by conversation: they outlive a reload of this tab and are no other window's. */
const KEPT = 'xiaoer.drafts';

export function keptDrafts() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

export function keepDrafts(drafts) {
  if (Object.keys(drafts).length === 0) sessionStorage.removeItem(KEPT);
  else sessionStorage.setItem(KEPT, JSON.stringify(drafts));
}
