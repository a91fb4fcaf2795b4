import { type NextRequest, NextResponse } from "next/server";
import { getToken } from "next-auth/jwt";
import { cookieNames } from "@/lib/auth/cookie-names";
import { signInPath } from "@/lib/auth/safe-path";
import { isSameOrigin } from "@/lib/auth/same-origin";
import { sentType } from "@/lib/auth/sent-type";
import { contentSecurityPolicy } from "@/lib/content-security-policy";

/**
 * Runs before every page: the live socket's way in, the Content-Security-Policy, a courtesy for who is not signed in, and
 * a refusal of what no page of ours posts. It is not the guard: every page, action and route asks the database itself
 * who is there (`lib/auth`).
 */
export default async function middleware(request: NextRequest): Promise<NextResponse> {
  const { pathname } = request.nextUrl;
  if (!isReadable(pathname)) return new NextResponse("Bad request", { status: 400 });
  if (pathname.startsWith("/api/")) return NextResponse.next();
  if (pathname.startsWith("/rt/")) return toLiveServer(request);
  const refusal = request.method === "POST" ? await refusalOf(request) : null;
  if (refusal) return new NextResponse(null, { status: refusal });
  if (isForStaff(request) && !(await hasToken(request))) return toSignIn(request);
  return withPolicy(request);
}

/**
 * Everything but the build's own files and the routes below /api, which guard themselves and should meet nothing that
 * they need not: of these, for the sake of {@link isReadable}, addresses in which something is encoded.
 */
export const config = {
  matcher: ["/((?!api/|_next/static/|_next/image).*)", "/api/(.*%.*)"],
};

/** Next answers 500 where a part of the path is no UTF-8, before any door of ours is asked. */
function isReadable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname);
    return true;
  } catch {
    return false;
  }
}

/**
 * What is posted to a page calls an action, as text, from a page of ours. Of all else Next makes a fault of ours. Null for
 * what may go on. A member's words are not read here: they bring what our pages write.
 */
async function refusalOf(request: NextRequest): Promise<number | null> {
  const { headers } = request;
  if (!headers.has("next-action")) return 405;
  if (!isSameOrigin(headers, hostAsked(headers))) return 403;
  if (sentType(headers) !== "text/plain") return 400;
  return (await hasToken(request)) || isCall(await request.text()) ? null : 400;
}

/** Can what an action is called with be read? It is a list, and names nothing that stands beside it. */
function isCall(body: string): boolean {
  try {
    return Array.isArray(JSON.parse(body, plain));
  } catch {
    return false;
  }
}

/** Next doubles a `$` that somebody typed first; after a single one it looks for something else, but for nothing. */
function plain(_: string, value: unknown): unknown {
  if (typeof value === "string" && /^\$(?!\$|undefined$)/.test(value))
    throw new SyntaxError("A reference.");
  return value;
}

/**
 * What was asked for: Next calls an action that the page does not have once more, on one that has it, from its own address.
 * No script of another site can say that it is this call, since its browser would ask us first.
 */
const hostAsked = (headers: Headers): string | null =>
  headers.get(headers.has("x-action-forwarded") ? "x-forwarded-host" : "host");

/** The socket's path and no other, since the rest of that server is for publishing. */
function toLiveServer({ nextUrl, headers }: NextRequest): NextResponse {
  const port = process.env.LIVE_PORT;
  if (headers.has("origin") && !isSameOrigin(headers)) {
    return new NextResponse(null, { status: 403 });
  }
  if (!port || !/^\/rt\/app\/[\w-]+$/.test(nextUrl.pathname)) {
    return new NextResponse(null, { status: 404 });
  }
  const path = nextUrl.pathname.slice("/rt".length);
  return NextResponse.rewrite(
    new URL(`http://127.0.0.1:${port}${path}${nextUrl.search}`),
  );
}

/** An action that is posted after the session has ended says so itself; a redirect would only break it. */
function isForStaff({ nextUrl: { pathname }, headers }: NextRequest): boolean {
  const isOpen =
    /^\/(sign-in|join|simulator)(\/|$)/.test(pathname) || /\.\w+$/.test(pathname);
  return !isOpen && !headers.has("next-action");
}

async function hasToken(request: NextRequest): Promise<boolean> {
  const { session, secure } = names();
  return Boolean(
    await getToken({ req: request, cookieName: session, secureCookie: secure }),
  );
}

function names() {
  return cookieNames({ APP_URL: process.env.APP_URL, PORT: process.env.PORT });
}

function toSignIn({ nextUrl, cookies }: NextRequest): NextResponse {
  const ended = cookies.has(names().session);
  const path = signInPath(`${nextUrl.pathname}${nextUrl.search}`, { ended });
  return NextResponse.redirect(new URL(path, nextUrl));
}

/** Next gives its scripts the nonce that it finds in the request's policy; the layout reads `x-nonce`. */
function withPolicy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env);
  const headers = new Headers(request.headers);
  headers.set("Content-Security-Policy", policy);
  headers.set("x-nonce", nonce);
  headers.set("x-asked-path", `${pathname}${search}`);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  return response;
}
