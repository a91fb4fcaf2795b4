import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { Client } from "pg";
import { changes } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { listDialogs } from "@/lib/dialogs/list/list";
import { changesSince, freshCursor } from "@/lib/dialogs/live/changes";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { sweep } from "@/lib/dialogs/sweep";
import type { DialogRow } from "@/lib/dialogs/types/row";
import { useDatabase } from "@/tests/support/database";
import { inbound, makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { randomOf } from "@/tests/support/random";

const database = useDatabase();
const random = randomOf(50);

type Account = Awaited<ReturnType<typeof makeSender>>;
let account: Account;
let dana: Staff;
let dialogIds: number[];

const peers = Array.from({ length: 20 }, (_, at) => ({
  identities: [
    { kind: "phone" as const, value: `+4477009007${String(at).padStart(2, "0")}` },
  ],
  name: `Patient ${at}`,
  handle: null,
}));

beforeAll(async () => {
  account = await makeSender();
  dana = await makeStaff({ name: "Dana Whitlock" });
  dialogIds = [];
  for (const peer of peers) dialogIds.push(await makeDialog(account, { peer }));
});

/**
 * A screen that hears of nothing and asks now and then from a cursor on: what it shows, by dialog, and how many answers
 * told the open dialog's row as of another moment than its head.
 */
async function screen(from: string, isOver: () => boolean) {
  let cursor = from;
  const rows = new Map<number, DialogRow>();
  const heard = new Set<number>();
  const first = await listDialogs(dana, { tab: "active" });
  for (const row of first.rows) rows.set(row.id, row);
  const [open = null] = dialogIds;
  let asked = 0;
  let torn = 0;
  const ask = async () => {
    const told = await changesSince(dana, { cursor, open });
    if (told.reset) throw new Error("It was to begin anew.");
    asked += 1;
    cursor = told.cursor;
    for (const row of told.rows) {
      const known = rows.get(row.id);
      if (!known || row.version >= known.version) rows.set(row.id, row);
    }
    for (const { id } of told.open?.messages ?? []) heard.add(id);
    const listed = told.rows.find(({ id }) => id === told.open?.row.id);
    if (listed?.version !== told.open?.row.version) torn += 1;
  };
  while (!isOver()) {
    await pause(random.below(40));
    await ask();
  }
  await ask();
  return { rows, heard, asked, torn };
}

/** Somebody whose transaction began long before it ends: a row of hers has an older number than many that are seen. */
async function commitLate(isOver: () => boolean) {
  const rows = new Client({
    connectionString: String(database().$client.options.connectionString),
  });
  await rows.connect();
  let late = 0;
  while (!isOver()) {
    const dialogId = random.one(dialogIds.slice(10));
    await rows.query("begin");
    await rows.query("insert into changes (account_id, dialog_id) values ($1, $2)", [
      account.id,
      dialogId,
    ]);
    await pause(30 + random.below(60));
    await rows.query("update dialogs set version = version + 1 where id = $1", [
      dialogId,
    ]);
    await rows.query("commit");
    late += 1;
  }
  await rows.end();
  return late;
}

test("of four hundred changes by eight writers, some committed late, a screen that asks now and then misses none", async () => {
  let isWritten = false;
  let isOver = false;
  // Before anybody writes: what was there already is no change.
  const from = await freshCursor(dana);
  const watching = [screen(from, () => isOver), screen(from, () => isOver)];
  const late = commitLate(() => isWritten);
  const left = Array.from({ length: 400 }, (_, at) => at).values();
  const writer = async () => {
    for (const at of left) {
      const peer = peers[(at * 7) % peers.length];
      if (peer)
        await keepEvent(account, inbound(account, { peer, text: `Message ${at}` }));
    }
  };
  await Promise.all(Array.from({ length: 8 }, writer));
  isWritten = true;
  expect(await late).toBeGreaterThan(5);
  // Each asks once more, when the last has been committed.
  isOver = true;
  const truth = (await listDialogs(dana, { tab: "active" })).rows;
  expect(truth).toHaveLength(20);
  for (const { rows, heard, asked, torn } of await Promise.all(watching)) {
    expect(asked).toBeGreaterThan(10);
    expect(torn).toBe(0);
    expect(truth.map(({ id }) => rows.get(id))).toEqual(truth);
    const { rows: stored } = await database().execute<{ id: string }>(
      `select id from messages where dialog_id = ${dialogIds[0]} order by id offset 1`,
    );
    expect(stored.map(({ id }) => Number(id)).filter((id) => !heard.has(id))).toEqual([]);
  }
}, 90_000);

test("a screen that was away for longer than changes are kept begins anew, and one that was not goes on", async () => {
  const days = (count: number) => Math.round(count * 86_400);
  const before = await freshCursor(dana);
  const taken = (daysAgo: number) =>
    before.replace(/(?<=\.)\d+$/, (seconds) => String(Number(seconds) - days(daysAgo)));
  await makeDialog(account, { peer: peers[0], text: "Are you open on Friday?" });
  await database().update(changes).set({ at: sql`now() - interval '4 days'` });
  await sweep();
  expect(await changesSince(dana, { cursor: taken(5), open: null })).toEqual({
    reset: true,
  });
  // The sweeper's clock may be ahead of the database's by some minutes, and have forgotten some of it already.
  const minutes = 3 / 1440;
  expect(await changesSince(dana, { cursor: taken(3 - minutes), open: null })).toEqual({
    reset: true,
  });
  expect(await changesSince(dana, { cursor: taken(2), open: null })).toMatchObject({
    reset: false,
    rows: [],
  });
});
