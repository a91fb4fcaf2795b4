import { welcomeFirstAdmin } from "./steps/first-admin";
import { leaveDatabase, migrateDatabase } from "./steps/ground";
import { Problem } from "./steps/problem";
import { step } from "./steps/say";
import { refuseMissingSecrets } from "./steps/secrets";
import { supervise } from "./steps/supervise";
import { checkedEnv, readDotEnv, refuseOldNode } from "./steps/surroundings";

/**
 * `npm run db:migrate`: the release step where `npm start` does not run. It also refuses what would fail in every
 * request later, and makes the first administrator. Safe to run twice, and while the version before still serves.
 */
await supervise(async ({ signal }) => {
  refuseOldNode();
  readDotEnv();
  const { DATABASE_URL } = await checkedEnv();
  if (!DATABASE_URL)
    throw new Problem(
      "DATABASE_URL is not set: there is no database to migrate. One of this machine's own is migrated by npm start.",
    );
  refuseMissingSecrets(process.env);
  await step("Bringing the database up to date", () => migrateDatabase(signal));
  await welcomeFirstAdmin();
  await leaveDatabase();
  return 0;
});
