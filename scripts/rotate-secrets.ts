import path from "node:path";
import { leaveDatabase, ownFolder, provideDatabase } from "./steps/ground";
import { say } from "./steps/say";
import { refuseMissingSecrets } from "./steps/secrets";
import { type House, supervise } from "./steps/supervise";
import { checkedEnv, readDotEnv, refuseOldNode } from "./steps/surroundings";

/**
 * `npm run secrets:rotate`: seals every stored secret anew with the first of SEALING_KEYS. With a database of its own on
 * this machine the product must be stopped meanwhile; with DATABASE_URL it may go on.
 */
await supervise(async (house) => {
  refuseOldNode();
  readDotEnv();
  const env = await checkedEnv();
  refuseMissingSecrets(process.env);
  if (!process.env.DATABASE_URL) await openOwnDatabase(house, path.resolve(env.DATA_DIR));
  const { rotateSecrets } = await import("@/lib/accounts/secrets/rotate-secrets");
  const { resealed, unreadable } = await rotateSecrets();
  await leaveDatabase();
  say(`${resealed} sealed anew with the first key.`);
  if (unreadable > 0)
    say(
      `${unreadable} can't be opened with these keys: enter those tokens again in Settings.`,
    );
  return unreadable > 0 ? 1 : 0;
});

async function openOwnDatabase(house: House, folder: string) {
  await ownFolder(house, folder);
  await provideDatabase(house, folder);
}
