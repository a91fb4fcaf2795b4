import twilio from "twilio";
import type { RawDelivery } from "../events";
import { type Form, plainForm, readForm } from "./form";

const accountSid = /^AC[0-9a-fA-F]{32}$/;

/** Is this how an Account SID looks? */
export const isAccountSid = (text: string) => accountSid.test(text);

/**
 * Was this delivery signed with one of the secrets, over the public URL and everything received? Twilio's own library
 * compares, in constant time, and tries the URL with and without its port.
 */
export function isSigned(
  raw: RawDelivery,
  form: Form,
  secrets: readonly string[],
): boolean {
  const signature = raw.header("x-twilio-signature");
  if (!signature) return false;
  // The library signs a value that is said twice like one that is said once; Twilio says none twice.
  if (saysTwice(form)) return false;
  const params = plainForm(form);
  // An empty secret would be a key that everybody knows.
  return secrets.some(
    (secret) => secret !== "" && verifies(secret, signature, raw.url, params),
  );
}

/** The Account SID that the body names, unverified; null where it names none, or more than one. */
export function claimedAccount(raw: RawDelivery): string | null {
  const [sid, ...more] = readForm(raw)?.get("AccountSid") ?? [];
  return sid !== undefined && more.length === 0 && isAccountSid(sid) ? sid : null;
}

const saysTwice = (form: Form) =>
  [...form.values()].some((values) => new Set(values).size < values.length);

function verifies(
  secret: string,
  signature: string,
  url: string,
  params: Record<string, unknown>,
) {
  try {
    return twilio.validateRequest(secret, signature, url, params);
  } catch {
    // The library throws where the URL can't be read.
    return false;
  }
}
