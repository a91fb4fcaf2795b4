import type { Rows } from "@/db";
import type { Renewed } from "@/lib/channels/asked";
import { readableSecret, type StoredCredential } from "./credential";
import { keepRenewed } from "./keep-credential";
import { noteRefused } from "./refuse-credential";

/**
 * Writes down what a provider said when it was asked to renew a credential's secret: the new one, or that it takes this
 * one no more. True where a new one was stored. Nothing is written where somebody has replaced the secret meanwhile.
 */
export async function keepRenewal(
  rows: Rows,
  asked: StoredCredential,
  renewed: Renewed,
): Promise<boolean> {
  if (renewed.renewed === "yes") return keepRenewed(rows, asked, renewed);
  if (renewed.renewed === "unauthorised")
    await noteRefused(rows, asked, { secret: readableSecret(asked), code: renewed.code });
  return false;
}
