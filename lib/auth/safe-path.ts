const home = "/dialogs";
const here = "http://here.invalid";

/**
 * Where to go after signing in: the path that was asked for, if it lies in this portal, otherwise the inbox.
 * Whatever could lead elsewhere (`//other.example`, `/\other.example`, `https:…`) or back to signing in is refused.
 */
export function safePath(asked: string | null | undefined): string {
  if (!asked?.startsWith("/") || !URL.canParse(asked, here)) return home;
  const url = new URL(asked, here);
  // `/.//other.example` becomes `//other.example` only when it is read.
  if (url.origin !== here || url.pathname.startsWith("//")) return home;
  if (url.pathname === "/" || /^\/(sign-in|api|rt)(\/|$)/.test(url.pathname)) return home;
  return `${url.pathname}${url.search}${url.hash}`;
}

/** The sign-in page, with the way back to what was asked for; `ended` says that a session was there and is over. */
export function signInPath(
  asked: string | null | undefined,
  { ended = false } = {},
): string {
  const query = new URLSearchParams({ callbackUrl: safePath(asked) });
  if (ended) query.set("ended", "1");
  return `/sign-in?${query}`;
}
