import type { Identity } from "../types";

const prefix = "whatsapp:";
const phone = /^\+[1-9]\d{4,14}$/;
/** `GB.` and up to 128 letters and digits; `BR.ENT.` for people of linked portfolios. */
const userId = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Who a WhatsApp address names: a phone, or the user id of someone who hides it. Null for anything else. */
export function identityOf(address: string): Identity | null {
  if (!address.startsWith(prefix)) return null;
  const value = address.slice(prefix.length);
  if (phone.test(value)) return { kind: "phone", value };
  return userId.test(value) ? { kind: "userId", value } : null;
}

/** The address as Twilio writes it: `whatsapp:+447700900123`, `whatsapp:GB.123`. */
export const addressOf = (value: string) => `${prefix}${value}`;

/**
 * The clinic's sender as accounts name it: `+442079460018`, or null. An SMS to the same number is read too, so that it
 * is kept as not understood and not lost.
 */
export function senderOf(address: string): string | null {
  const named = address.startsWith(prefix) ? address : addressOf(address);
  return identityOf(named)?.value ?? null;
}
