import { db, type Rows } from "@/db";
import { renewScreens, tellScreens } from "@/lib/accounts/renew-screens";
import type { Renewed, Sender } from "@/lib/channels/asked";
import { confirmStored } from "./confirm-credential";
import type { StoredCredential } from "./credential";
import { keepRenewed } from "./keep-credential";
import { forgetSecrets } from "./keyring";
import { refuseCredential } from "./refuse-credential";

/** Whose secret was to be renewed, and what the provider said. `note` writes down beside it that it was. */
type Renewal = {
  credential: StoredCredential;
  sender: Sender;
  renewed: Renewed;
  note?: (rows: Rows) => Promise<void>;
};

/**
 * Writes down what a provider said when it was asked to renew a credential's secret: the new one, or that it takes this
 * one no more. Nothing is written where somebody has replaced the secret meanwhile.
 */
export async function keepRenewal(renewal: Renewal): Promise<void> {
  const { credential, sender, renewed, note } = renewal;
  if (renewed.renewed === "unauthorised")
    await refuseCredential(credential.channel, sender, renewed.code);
  if (renewed.renewed !== "yes") return;
  const mended = await db().transaction(async (rows) => {
    if (!(await keepRenewed(rows, credential, renewed))) return [];
    await note?.(rows);
    // The one before may have been refused meanwhile.
    const { mended } = await confirmStored(rows, credential);
    await renewScreens(rows, mended);
    return mended;
  });
  forgetSecrets(credential);
  await tellScreens(mended);
}
