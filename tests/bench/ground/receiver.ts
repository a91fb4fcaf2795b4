import { openDatabase } from "@/db";
import { migrate } from "@/db/migrate";
import type { Postgres } from "@/scripts/steps/postgres";
import type { House } from "@/scripts/steps/supervise";
import { makeProfile, makeSender } from "@/tests/support/factories";
import { surroundings } from "./product";
import { startDurable } from "./server";

/** A new database with a sender and a profile that webhooks can be addressed to. The suite stops it. */
export async function startReceiver(
  house: House,
  suite: string,
): Promise<{ postgres: Postgres; url: string }> {
  const postgres = await startDurable(house, suite);
  await migrate(postgres.url);
  Object.assign(process.env, surroundings);
  const kept = globalThis as { dialogsDatabase?: ReturnType<typeof openDatabase> };
  const before = kept.dialogsDatabase;
  kept.dialogsDatabase = openDatabase(postgres.url, { max: 1 });
  await makeSender();
  await makeProfile("A");
  await kept.dialogsDatabase.$client.end();
  kept.dialogsDatabase = before;
  return { postgres, url: postgres.url };
}
