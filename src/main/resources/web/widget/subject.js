// Whose chat a browser keeps: each shopper's apart, so that nobody who shares the browser is shown another's.

/** Where it is kept for the shopper whom a signed identity names, or for a visitor. Not verified here: the server does that. */
export function keyOf(server, identity) {
  const key = `xiaoer:${server}`;
  try {
    return `${key}#${JSON.parse(atob(identity.split('.')[1].replace(/-/g, '+').replace(/_/g, '/'))).sub}`;
  } catch {
    return key; // none, or not a token: the server will say so
  }
}
