/** Understands links: which stay inside the simulator, which leave, and which are not followed at all. */

const FOLLOWED = new Set(["http:", "https:"]);
const TELEGRAM_HOSTS = new Set(["t.me", "telegram.me", "www.t.me"]);

function parse(text) {
  const complete = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return URL.canParse(complete) ? new URL(complete) : null;
}

/** {username, payload} for t.me/<name>?start=<payload> and tg://resolve?domain=<name>, otherwise null. */
export function deepLink(text) {
  const url = parse(text);
  if (!url) return null;
  const payload = url.searchParams.get("start") ?? "";
  if (url.protocol === "tg:" && /^tg:\/*resolve/.test(url.href)) {
    return { username: url.searchParams.get("domain") ?? "", payload };
  }
  const [username, ...rest] = url.pathname.slice(1).split("/");
  if (!TELEGRAM_HOSTS.has(url.hostname) || !username || rest.length) return null;
  return { username, payload };
}

/** The address a click may leave for, or null when the scheme is not one to follow. */
export function outsideAddress(text) {
  const url = parse(text);
  return url && FOLLOWED.has(url.protocol) ? url.href : null;
}
