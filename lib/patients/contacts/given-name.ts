import type { Peer } from "@/lib/channels/events";
import { namelessName } from "@/lib/channels/nameless";
import { displayPhone } from "@/lib/patients/phone";

/**
 * The name that a new lead gets: what the channel told, else the handle, the phone, or the words for somebody of whom
 * only an id is known. It is stored, because staff search, sort and change it like any name on the books.
 */
export function givenName({ name, handle, identities }: Peer): string {
  if (name?.trim()) return name.trim();
  if (handle) return `@${handle}`;
  const phone = identities.find(({ kind }) => kind === "phone");
  if (phone) return displayPhone(phone.value);
  const [strongest] = identities;
  return (strongest && namelessName(strongest)) ?? "?";
}
