import type { Database } from "@/db";
import { accounts, credentials } from "@/db/schema";

const places = [
  { channel: "whatsapp", externalId: "+447700900100", colour: "teal" },
  { channel: "instagram", externalId: "17841400000000001", colour: "plum" },
  { channel: "instagram", externalId: "17841400000000002", colour: "ochre" },
] as const;

/** Three accounts of the clinic, which can be read and never send: nobody has their secrets. Answers with their ids. */
export async function seedAccounts(database: Database): Promise<number[]> {
  const ids: number[] = [];
  for (const { channel, externalId, colour } of places) {
    const [credential] = await database
      .insert(credentials)
      .values({ channel, externalId, sealedSecret: "-", lastFour: "----" })
      .returning({ id: credentials.id });
    if (!credential) throw new Error("No credential was kept.");
    const [account] = await database
      .insert(accounts)
      .values({
        channel,
        externalId,
        credentialId: credential.id,
        label: externalId,
        handle: externalId,
        colour,
      })
      .returning({ id: accounts.id });
    if (account) ids.push(account.id);
  }
  return ids;
}
