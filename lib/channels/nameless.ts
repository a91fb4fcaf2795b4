import type { Identity, IdentityKind } from "./types";

/** Ids that mean nothing to people, by the words that stand for their owner; a phone is as good as a name. */
const strangers: Record<Exclude<IdentityKind, "phone">, string> = {
  userId: "WhatsApp user",
  igsid: "Instagram user",
};

/**
 * What to call somebody of whom the channel tells nothing but an id: `Instagram user 2937`, with the id's last signs,
 * since two strangers must be told apart. Null for a phone, which is shown itself.
 */
export function namelessName({ kind, value }: Identity): string | null {
  return kind === "phone" ? null : `${strangers[kind]} ${value.slice(-4)}`;
}
