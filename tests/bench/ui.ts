import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { openDatabase } from "@/db";
import { accounts } from "@/db/schema";
import { freePort } from "@/scripts/steps/ports";
import { startPostgres, throwAway } from "@/scripts/steps/postgres";
import { type House, supervise } from "@/scripts/steps/supervise";
import { closeDoors } from "@/scripts/steps/surroundings";
import { connectClinic } from "@/tests/e2e/support/connect-clinic";
import { measureScreen, type Size } from "./screen/measure-screen";
import { seedClinic } from "./seed/seed-clinic";
import { printBars } from "./stage/bars";
import { openBrowser, signedIn } from "./stage/browser";
import { openWorld } from "./stage/open-world";

/**
 * How quickly the Dialogs screen answers in Chromium, beside a large clinic's 10,000 dialogs and 500,000 messages:
 * `npm run bench:ui`, smaller with `-- --quick`. Fails where a bar is missed.
 */
const { values } = parseArgs({ options: { quick: { type: "boolean" } } });
const size: Size = values.quick
  ? {
      dialogs: 2_000,
      messages: 50_000,
      longest: 2_000,
      rounds: 16,
      loads: 4,
      // The open thread has as many messages loaded at the end as halfway: it has let go of the older ones by then.
      arriving: 604,
    }
  : {
      dialogs: 10_000,
      messages: 500_000,
      longest: 5_000,
      rounds: 40,
      loads: 10,
      arriving: 2_000,
    };

await supervise(async (house) => {
  closeDoors();
  const database = await provideDatabase(house);
  const { appUrl } = await openWorld(house, database);
  const browser = await openBrowser(house);
  const context = await signedIn(browser, appUrl);
  const page = await context.newPage();
  await connectClinic(page);
  await page.close();
  await seed(database);
  const measured = measureScreen(context, { appUrl, ...size });
  const title = `${size.dialogs} dialogs, ${size.messages} messages, a thread of ${size.longest}`;
  return (await printBars(title, measured)) ? 0 : 1;
});

async function provideDatabase(house: House): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "dialogs-bench-"));
  const remove = () => rm(folder, { recursive: true, force: true });
  house.keep({ name: "The folder", stop: remove });
  const postgres = await startPostgres({
    folder: path.join(folder, "postgres"),
    port: freePort,
    database: "bench",
    settings: throwAway,
    signal: house.signal,
  });
  return house.keep(postgres).url;
}

/** All dialogs are with the account that the clinic has connected: they can be answered. */
async function seed(url: string) {
  const begunAt = Date.now();
  const database = openDatabase(url, { max: 4, query_timeout: 0 });
  const connected = await database.select({ id: accounts.id }).from(accounts);
  const { dialogs, messages, longest } = size;
  await seedClinic(database, {
    seed: 1,
    messages,
    dialogs,
    people: dialogs,
    longest,
    accountIds: connected.map(({ id }) => id),
  });
  await database.$client.end();
  const seconds = Math.round((Date.now() - begunAt) / 1000);
  process.stdout.write(`${messages} messages seeded in ${seconds} s\n`);
}
