import type { AuthOptions, LoggerInstance } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { db } from "@/db";
import { recordAudit } from "@/lib/audit/record";
import { env, required } from "@/lib/env";
import { longestEmail } from "@/lib/lengths";
import { log } from "@/lib/log";
import { clientAddress } from "./client-address";
import { type CookieNames, cookieNames } from "./cookie-names";
import { codeOf } from "./outcome-code";
import { safePath } from "./safe-path";
import { endSession, type SessionToken, sessionHours } from "./sessions";
import { signIn } from "./sign-in";

declare module "next-auth" {
  interface User extends SessionToken {}
}
declare module "next-auth/jwt" {
  interface JWT extends SessionToken {}
}

const Credentials = z.object({
  email: z.string().trim().pipe(z.email().max(longestEmail)),
  password: z.string().min(1).max(1024),
});

/** How NextAuth signs staff in. A function, because the surroundings are read when it is asked and not at build. */
export function authOptions(): AuthOptions {
  return {
    secret: required("NEXTAUTH_SECRET"),
    providers: [
      CredentialsProvider({
        credentials: { email: {}, password: {} },
        authorize: (typed, { headers }) => authorize(typed, headers ?? {}),
      }),
    ],
    session: { strategy: "jwt", maxAge: sessionHours * 60 * 60 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: cookiesFor(cookieNames(env())),
    callbacks: {
      jwt: ({ user: { staffId, sessionId } }) => ({ staffId, sessionId }),
      redirect: ({ url, baseUrl }) => `${baseUrl}${safePath(url)}`,
    },
    events: { signOut: ({ token }) => signOut(token) },
    logger,
  };
}

/** NextAuth puts the words of anything thrown here into a URL, so nothing but our own word may leave. */
async function authorize(typed: unknown, headers: Record<string, string>) {
  const credentials = Credentials.safeParse(typed);
  if (!credentials.success) return null;
  const outcome = await signIn({
    ...credentials.data,
    address: clientAddress(headers["x-forwarded-for"]),
    userAgent: headers["user-agent"] ?? "",
  }).catch((fault: unknown) => {
    log("error", "sign-in failed", {}, fault);
    return { ok: false, reason: "unavailable" } as const;
  });
  if (!outcome.ok) throw new Error(codeOf(outcome));
  const { staffId, sessionId } = outcome;
  return { id: String(staffId), staffId, sessionId };
}

async function signOut({ staffId, sessionId }: SessionToken) {
  await db().transaction(async (rows) => {
    if (!(await endSession(rows, sessionId))) return;
    await recordAudit(rows, { staffId, action: "session.ended" });
  });
}

function cookiesFor({
  session,
  csrf,
  callback,
  secure,
}: CookieNames): AuthOptions["cookies"] {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure };
  return {
    sessionToken: { name: session, options },
    csrfToken: { name: csrf, options },
    callbackUrl: { name: callback, options },
  };
}

/** A cookie that does not open is an old one or a stranger's: no fault of ours. */
const logger: LoggerInstance = {
  error: (code, metadata) =>
    log(
      code === "JWT_SESSION_ERROR" ? "debug" : "error",
      "sign-in machinery",
      { code },
      metadata,
    ),
  warn: (code) => log("warn", "sign-in machinery", { code }),
  debug: () => undefined,
};
