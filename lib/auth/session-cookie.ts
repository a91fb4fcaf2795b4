import { decode } from "next-auth/jwt";
import { env, required } from "@/lib/env";
import { log } from "@/lib/log";
import { cookieNames } from "./cookie-names";
import type { SessionToken } from "./sessions";

/** A request's cookies. */
export type Cookies = { get(name: string): { value: string } | undefined };

/**
 * Which session a request's cookie names; null without one, and for one that does not open or is too old. NextAuth's own
 * `getServerSession` would seal a new one for each who asks, only to throw it away.
 */
export async function sessionIn(cookies: Cookies): Promise<SessionToken | null> {
  const token = cookies.get(cookieNames(env()).session)?.value;
  if (!token) return null;
  try {
    const opened = await decode({ token, secret: required("NEXTAUTH_SECRET") });
    return opened && { staffId: opened.staffId, sessionId: opened.sessionId };
  } catch (fault) {
    // It is an old one or a stranger's: no fault of ours.
    log("debug", "sign-in machinery", { code: "JWT_SESSION_ERROR" }, fault);
    return null;
  }
}
