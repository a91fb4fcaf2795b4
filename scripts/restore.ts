import path from "node:path";
import { readRecord } from "./backup/record";
import { restore } from "./backup/restore";
import { writtenFolder } from "./backup/written-folder";
import { ownFolder } from "./steps/ground";
import { say } from "./steps/say";
import { supervise } from "./steps/supervise";
import { checkedEnv, readDotEnv, refuseOldNode } from "./steps/surroundings";

/**
 * `npm run restore -- FOLDER`: puts a backup where the environment says that database and files are. The product must be
 * stopped. What is there already is kept beside (files, a database of this machine's own) or, with `--replace`, replaced.
 */
await supervise(async (house) => {
  refuseOldNode();
  readDotEnv();
  const env = await checkedEnv();
  const words = process.argv.slice(2);
  const folder = writtenFolder(words, "restore");
  const dataDir = path.resolve(env.DATA_DIR);
  await ownFolder(house, dataDir);
  const { unsent } = await restore(house, {
    folder,
    record: await readRecord(folder),
    dataDir,
    databaseUrl: env.DATABASE_DIRECT_URL ?? env.DATABASE_URL,
    replace: words.includes("--replace"),
  });
  say("Restored. Everybody signs in anew; start the product again.");
  if (unsent > 0)
    say(`${unsent} replies waited to be sent: look in their dialogs whether they went.`);
  return 0;
});
