import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";
import { readWorld } from "@/tests/e2e/support/clinic";
import { connectClinic } from "@/tests/e2e/support/connect-clinic";
import { makeVisitors, withDatabase } from "@/tests/e2e/threats/support/scene";
import { untilEqual } from "./compare";
import { type Cuttable, openCuttable } from "./cuttable";
import { holdOneDialog, writeAtOnce } from "./writers";

export type Plan = { rounds: number; changes: number };

/** How long (ms) after each return the screen was as the database; null where it was not within the limit. */
export type Played = { caughtUp: (number | null)[]; returned: number[] };

const limitMs = 2_000;

/**
 * Patients write to an open inbox whose live socket is cut in the midst of it, once in every round, and mended in the
 * midst of it too. After each return, list and open thread must soon be what the database holds.
 */
export async function playRounds(
  browser: Browser,
  { rounds, changes }: Plan,
): Promise<Played> {
  const way = await openCuttable(readWorld().appUrl);
  const cookie = (await makeVisitors()).admin;
  const page = await openInbox(browser, { way, cookie });
  const played: Played = { caughtUp: [], returned: [] };
  try {
    await writeAtOnce(16, 0);
    const dialogId = await openThread(page);
    for (let round = 1; round <= rounds; round += 1) {
      const { mendedAt } = await playRound(way, { round, changes });
      await untilBack(way, mendedAt);
      played.returned.push(way.cameBackAt() - mendedAt);
      played.caughtUp.push(await untilEqual(page, { cookie, dialogId, limitMs }));
    }
  } finally {
    await page.context().close();
    await way.close();
  }
  return played;
}

/** Everybody writes; the socket is cut after some of it and mended before the rest; one message is committed late. */
async function playRound(
  way: Cuttable,
  { round, changes }: { round: number; changes: number },
) {
  const unawaited = await holdOneDialog();
  const writing = writeAtOnce(changes, round);
  await pause((round * 37) % 120);
  way.cut();
  await pause(60 + ((round * 53) % 140));
  way.mend();
  const mendedAt = Date.now();
  await unawaited();
  await writing;
  return { mendedAt };
}

async function untilBack(way: Cuttable, mendedAt: number) {
  while (way.cameBackAt() < mendedAt) {
    if (Date.now() - mendedAt > 10_000) throw new Error("The socket did not come back.");
    await pause(10);
  }
}

async function openInbox(
  browser: Browser,
  { way, cookie }: { way: Cuttable; cookie: string },
): Promise<Page> {
  const context = await browser.newContext({
    baseURL: way.url,
    viewport: { width: 1440, height: 1200 },
  });
  const [name = "", value = ""] = cookie.split("=");
  await context.addCookies([{ name, value, url: way.url }]);
  const page = await context.newPage();
  await connectClinic(page);
  await page.goto("/dialogs");
  await page.getByText("Live", { exact: true }).waitFor();
  return page;
}

async function openThread(page: Page): Promise<number> {
  const { rows } = await withDatabase((client) =>
    client.query(
      "select d.id from dialogs d join contacts c on c.id = d.contact_id where c.name = 'Patient A'",
    ),
  );
  const id = Number(rows[0]?.id);
  // By its address: rows keep their places under a pointer and where the focus is.
  await page.goto(`/dialogs/${id}`);
  await page.getByRole("log", { name: "Messages" }).waitFor();
  await page.getByText("Live", { exact: true }).waitFor();
  return id;
}
