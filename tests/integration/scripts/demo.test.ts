import { eq, isNotNull } from "drizzle-orm";
import { accounts, closures, credentials, dialogs, people } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { listDialogs } from "@/lib/dialogs/list/list";
import { reconcile } from "@/lib/dialogs/receive/reconcile";
import { search } from "@/lib/dialogs/search/search";
import { openDialog } from "@/lib/dialogs/thread/open";
import type { OpenDialog } from "@/lib/dialogs/types/open";
import { hourMs } from "@/lib/durations";
import { listPeople } from "@/lib/patients/list";
import { seedDemo } from "@/scripts/demo/seed";
import { profiles } from "@/scripts/demo/world";
import { useDatabase } from "@/tests/support/database";
import { makeStaff } from "@/tests/support/factories";
import { type Standin, startStandin } from "@/tests/support/standin/standin";

const database = useDatabase();
let standin: Standin;
let dana: Staff;
let priya: Staff;
let ids: Record<string, number>;

beforeAll(async () => {
  standin = await startStandin({ deliverTo: "http://127.0.0.1:9" });
  process.env.PROVIDER_STANDIN_URL = standin.url;
  await seedDemo(standin);
  ids = Object.fromEntries(
    (await database().select().from(accounts)).map(({ handle, id }) => [handle, id]),
  );
  dana = await makeStaff({ role: "admin" });
  const skin = Number(ids["@orvelle.skin"]);
  priya = await makeStaff({ scope: { all: false, accountIds: [skin] } });
}, 60_000);

afterAll(() => standin.close());

const list = (staff: Staff, tab: "active" | "closed") => listDialogs(staff, { tab });

/** The dialog of somebody with an account. */
async function dialogOf(name: string, handle: string): Promise<OpenDialog> {
  const { people } = await search(dana, { q: name, account: null, channel: null });
  const theirs = people?.hits.flatMap(({ dialogs }) => dialogs) ?? [];
  const dialog = theirs.find(({ account }) => account.handle === handle);
  const open = dialog && (await openDialog(dana, dialog.id));
  if (open) return open;
  throw new Error(`${name} has no dialog with ${handle}.`);
}

test("all accounts stand in one list, with their colours", async () => {
  const { rows } = await list(dana, "active");
  const tags = rows.map(({ account }) => `${account.handle} ${account.colour}`);
  expect(new Set(tags)).toEqual(
    new Set(["+44 7700 900100 teal", "@northgate.kids plum", "@orvelle.skin ochre"]),
  );
});

test("one token ends in six days, one is refused, and the others are well", async () => {
  const found = await database()
    .select({ handle: accounts.handle, state: accounts.state, credential: credentials })
    .from(accounts)
    .innerJoin(credentials, eq(credentials.id, accounts.credentialId));
  const of = (handle: string) => found.find((one) => one.handle === handle);
  const left = of("@orvelle.skin")?.credential.expiresAt?.getTime() ?? 0;
  expect(Math.floor((left - Date.now()) / hourMs / 24)).toBe(6);
  expect(of("@northgate.dental")).toMatchObject({ state: "attention" });
  expect(found.filter(({ state }) => state === "connected")).toHaveLength(4);
});

test("Priya sees the dialogs of @orvelle.skin alone, and Noor's is hers", async () => {
  const { rows } = await list(priya, "active");
  expect(rows.map(({ name }) => name)).toEqual([
    "Noor van Dael",
    "Elena Marchetti",
    "Chloé Ferrand",
  ]);
  const assigned = await database()
    .select({ id: dialogs.id })
    .from(dialogs)
    .where(isNotNull(dialogs.assigneeId));
  expect(assigned).toEqual([{ id: rows[0]?.id }]);
});

test("Elena is one person, whom two brands know", async () => {
  const clinic = await dialogOf("Elena Marchetti", "+44 7700 900100");
  const skin = await dialogOf("Elena Marchetti", "@orvelle.skin");
  expect(skin.people).toEqual(clinic.people);
  const found = await listPeople({ all: true }, { q: "Elena Marchetti" });
  expect(found.rows).toHaveLength(1);
  const merged = await database()
    .select({ into: people.mergedIntoId })
    .from(people)
    .where(isNotNull(people.mergedIntoId));
  expect(merged).toEqual([{ into: clinic.people[0]?.id }]);
});

test("Marta came from an ad, liked an answer and replied to a story", async () => {
  const { messages } = await dialogOf("Marta", "@northgate.kids");
  expect(messages).toMatchObject([
    { details: { referral: { headline: "First visit, no tears" } } },
    { origin: "staff", status: "read", reactions: [{ by: "inbound", emoji: "❤️" }] },
    { kind: "storyReply" },
  ]);
});

test("Noor sent three images, Sam edited, Pavel quoted, and Chloé took one back", async () => {
  const noor = await dialogOf("Noor", "@orvelle.skin");
  expect(noor.messages.at(-1)?.attachments).toHaveLength(3);
  const sam = await dialogOf("Sam Tully", "@northgate.kids");
  expect(sam.messages.at(-1)).toMatchObject({
    edited: true,
    text: expect.stringContaining("at 4"),
  });
  const pavel = await dialogOf("Pavel", "+44 7700 900100");
  expect(pavel.messages.at(-1)?.quote).toMatchObject({ author: "Tomas Reyk" });
  const chloe = await dialogOf("Chloé", "@orvelle.skin");
  expect(chloe.messages.map(({ unsent }) => unsent)).toEqual([false, false, true, false]);
});

test("after three days only a person may answer Chloé; Iryna's window is open for 1 h 40", async () => {
  const { window, refusal } = await dialogOf("Chloé", "@orvelle.skin");
  expect({ open: window?.open, refusal }).toEqual({ open: false, refusal: null });
  expect(window?.agentUntil).not.toBeNull();
  const iryna = await dialogOf("Iryna", "+44 7700 900100");
  const left = Date.parse(iryna.window?.closesAt ?? "") - Date.now();
  expect(Math.floor(left / 60_000)).toBe(100);
});

test("Grace's dialog was closed, reopened and closed again, days ago", async () => {
  const { row } = await dialogOf("Grace", "@northgate.kids");
  const history = await database()
    .select()
    .from(closures)
    .where(eq(closures.dialogId, row.id))
    .orderBy(closures.closedAt);
  expect(row.closed).toBe(true);
  expect(history.map(({ reopenedAt }) => reopenedAt !== null)).toEqual([true, false]);
  const [first, second] = history;
  expect(first?.reopenedAt?.getTime()).toBeLessThan(second?.closedAt.getTime() ?? 0);
  expect(second?.closedAt.getTime()).toBeLessThan(Date.now() - 4 * 24 * hourMs);
});

test("the stand-in knows the same, so that nothing is found to be missing", async () => {
  await database().update(accounts).set({ reconcileDueAt: new Date() });
  expect(await reconcile()).toBe(0);
  const chat = { account: profiles.skin.id, person: "chloe.ferrand" };
  expect(standin.instagram.conversation(chat)).toMatchObject([
    { from: "patient" },
    { from: "clinic", isSeen: true },
    { isUnsent: true, text: "" },
    { from: "patient" },
  ]);
});

test("a second start leaves everything as it is", async () => {
  const before = (await list(dana, "active")).counts;
  await seedDemo(standin);
  expect((await list(dana, "active")).counts).toEqual(before);
});
