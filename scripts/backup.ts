import path from "node:path";
import { backUp } from "./backup/back-up";
import { writtenFolder } from "./backup/written-folder";
import { ownFolder } from "./steps/ground";
import { say } from "./steps/say";
import { supervise } from "./steps/supervise";
import { checkedEnv, readDotEnv, refuseOldNode } from "./steps/surroundings";

/**
 * `npm run backup -- FOLDER`: the database and the files of this machine, into a folder that must not be there yet. With
 * DATABASE_URL the product may go on meanwhile; a database of this machine's own must be stopped.
 */
await supervise(async (house) => {
  refuseOldNode();
  readDotEnv();
  const env = await checkedEnv();
  const folder = writtenFolder(process.argv.slice(2), "backup");
  const dataDir = path.resolve(env.DATA_DIR);
  const databaseUrl = env.DATABASE_DIRECT_URL ?? env.DATABASE_URL;
  if (!databaseUrl) await ownFolder(house, dataDir);
  const filesAtUploadThing = env.UPLOADTHING_TOKEN !== undefined;
  const { signal } = house;
  await backUp({ folder, dataDir, databaseUrl, filesAtUploadThing, signal });
  say(`The backup is whole: ${folder}`);
  if (filesAtUploadThing)
    say("The files lie at UploadThing and are not in it; the database names them.");
  return 0;
});
