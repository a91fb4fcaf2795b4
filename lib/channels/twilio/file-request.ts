import type { FileRequest, Sender } from "../asked";
import { isAccountSid } from "./verify";

/**
 * Twilio gives a message's file to whoever signs in, and leads to a host of files that wants no credentials. They go to
 * Twilio itself and nowhere else: a delivery's link could name any host.
 */
export function fileRequest(
  { credentialExternalId, secret }: Pick<Sender, "credentialExternalId" | "secret">,
  { hostname }: URL,
): FileRequest | null {
  if (isAt(hostname, "twiliocdn.com")) return { headers: {} };
  if (!isAt(hostname, "twilio.com")) return null;
  const signedIn = Buffer.from(`${credentialExternalId}:${secret}`).toString("base64");
  return { headers: { authorization: `Basic ${signedIn}` } };
}

const isAt = (host: string, domain: string) =>
  host === domain || host.endsWith(`.${domain}`);

/** Whose a file is says its address: the account to which its message came, and none where it is no address of the kind. */
export function fileKeeper({ hostname, pathname }: URL): string | null {
  const [, sid = ""] = /^\/2010-04-01\/Accounts\/([^/]+)\//.exec(pathname) ?? [];
  return isAt(hostname, "twilio.com") && isAccountSid(sid) ? sid : null;
}
