import type { credentials } from "@/db/schema";
import type { Channel } from "@/lib/channels/types";
import { UnsealError, unseal } from "./seal";

/** A provider's credential by the name that the provider gave it: Twilio's is the Account SID. */
export type CredentialName = { channel: Channel; externalId: string };

/** A row of `credentials`, its secret sealed. */
export type StoredCredential = typeof credentials.$inferSelect;

/** The columns in which sealed secrets stand. */
export type Column = "sealed_secret" | "previous_sealed_secret";

/**
 * The credential's secret in the clear, which must neither leave the server nor stand in a log line; null where nobody
 * has entered one yet.
 * @throws UnsealError when it can't be opened.
 */
export function currentSecret(credential: StoredCredential): string | null {
  const { sealedSecret: sealed } = credential;
  return sealed === null ? null : unseal(sealed, placeOf(credential, "sealed_secret"));
}

/** The same, or null where its sealing key was lost: typing the secret again mends that, so it must not fail. */
export function readableSecret(credential: StoredCredential): string | null {
  return openOrNull(credential.sealedSecret, placeOf(credential, "sealed_secret"));
}

/** The secret that was replaced last, where there is one that can still be opened. */
export function previousSecret(credential: StoredCredential): string | null {
  const { previousSealedSecret: sealed } = credential;
  return openOrNull(sealed, placeOf(credential, "previous_sealed_secret"));
}

function openOrNull(
  sealed: string | null,
  place: ReturnType<typeof placeOf>,
): string | null {
  try {
    return sealed === null ? null : unseal(sealed, place);
  } catch (fault) {
    if (fault instanceof UnsealError) return null;
    throw fault;
  }
}

/** What binds a sealed secret to where it stands. @package */
export const placeOf = ({ channel, externalId }: CredentialName, column: Column) => ({
  table: "credentials",
  row: `${channel}:${externalId}`,
  column,
});
