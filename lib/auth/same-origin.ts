import { sentType } from "./sent-type";

/** Whether a request that changes something was sent by a page of this very host. No origin, or `null`, is a no. */
export function isSameOrigin(headers: Headers, host = headers.get("host")): boolean {
  const origin = headers.get("origin");
  if (!origin || !URL.canParse(origin)) return false;
  return new URL(origin).host === host;
}

/** The same of one that is JSON: a form of another site's can't send that, and a script of its brings its own origin. */
export const isOwnJson = (headers: Headers): boolean =>
  sentType(headers) === "application/json" && isSameOrigin(headers);
