import { randomUUID } from "node:crypto";
import type { Staff } from "@/lib/auth/current-staff";
import { closeDialog } from "@/lib/dialogs/actions/close";
import { markSeen } from "@/lib/dialogs/actions/see";
import { ListInput } from "@/lib/dialogs/input";
import { countTabs, type ListQuery, listDialogs } from "@/lib/dialogs/list/list";
import { changesSince } from "@/lib/dialogs/live/changes";
import { search } from "@/lib/dialogs/search/search";
import { storeReply } from "@/lib/dialogs/send/send";
import type { ListFilter } from "@/lib/dialogs/types/list";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import {
  makeDialog,
  makeProfile,
  makeSender,
  makeStaff,
  seenAll,
} from "@/tests/support/factories";
import { settledCursor } from "@/tests/support/settled-cursor";

const database = useDatabase();
let clinic: Awaited<ReturnType<typeof makeSender>>;
let kids: Awaited<ReturnType<typeof makeProfile>>;
let dental: Awaited<ReturnType<typeof makeProfile>>;
let tomas: Staff;
let dana: Staff;
let priya: Staff;

beforeAll(async () => {
  clinic = await makeSender();
  dental = await makeProfile("A");
  kids = await makeProfile("B");
  tomas = await makeStaff({ name: "Tomas Reyk" });
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  priya = await makeStaff({
    name: "Priya Anand",
    scope: { all: false, accountIds: [dental.id] },
  });
});

beforeEach(() => emptyInbox(database()));

const elena = {
  peer: {
    identities: [{ kind: "phone" as const, value: "+447700900123" }],
    name: "Elena Marchetti",
    handle: null,
  },
};
const onInstagram = (name: string, value: string) => ({
  peer: { identities: [{ kind: "igsid" as const, value }], name, handle: null },
});
const marta = onInstagram("Marta Solís", "1203984756102937");
const chloe = onInstagram("Chloé Ferrand", "8675309123456781");

/** Elena on WhatsApp, Marta with the children's account, Chloé with the dental one. */
async function threeDialogs() {
  return {
    elena: await makeDialog(clinic, { ...elena, text: "Tuesday?" }),
    marta: await makeDialog(kids, { ...marta, text: "¿Tenéis hueco el Tuesday?" }),
    chloe: await makeDialog(dental, { ...chloe, text: "Bonjour" }),
  };
}

type Asked = Partial<Omit<ListQuery, "filter"> & ListFilter>;

const page = (staff: Staff, { tab = "active", after, ...filter }: Asked = {}) =>
  listDialogs(staff, { tab, after, filter });
const names = async (staff: Staff, query: Asked = {}) =>
  (await page(staff, query)).rows.map(({ name }) => name);

describe("the list of one account or channel", () => {
  test("holds its dialogs alone, and the tabs count them", async () => {
    const ids = await threeDialogs();
    expect(await names(tomas, { account: kids.id })).toEqual(["Marta Solís"]);
    expect(await names(tomas, { channel: "whatsapp" })).toEqual(["Elena Marchetti"]);
    const both = ["Chloé Ferrand", "Marta Solís"];
    expect(await names(tomas, { channel: "instagram" })).toEqual(both);
    await closeDialog(tomas, ids.chloe);
    const { counts } = await page(tomas, { channel: "instagram" });
    expect(counts).toMatchObject({ active: 1, closed: 1 });
    expect((await page(tomas)).counts).toMatchObject({ active: 2, closed: 1 });
  });

  test("is empty where an account and a channel are not of each other", async () => {
    await threeDialogs();
    expect(await names(tomas, { account: kids.id, channel: "whatsapp" })).toEqual([]);
  });

  test("is searched alone, in both tabs", async () => {
    const ids = await threeDialogs();
    await closeDialog(tomas, ids.marta);
    const asked = { q: "tuesday", account: null };
    const narrowed = await search(tomas, { ...asked, channel: "instagram" });
    expect(narrowed.messages?.hits).toMatchObject([
      { name: "Marta Solís", closed: true },
    ]);
    const all = await search(tomas, { ...asked, channel: null });
    expect(all.messages?.hits).toHaveLength(2);
  });

  test("pages on within the filter", async () => {
    for (let index = 0; index < 42; index += 1) {
      const person = onInstagram(`Patient ${index}`, `99900000000000${100 + index}`);
      await makeDialog(kids, person);
      if (index % 10 === 0) await makeDialog(dental, person);
    }
    const first = await page(tomas, { account: kids.id });
    const after = first.next ?? undefined;
    const second = await page(tomas, { account: kids.id, after });
    expect(first.rows).toHaveLength(40);
    expect(second.rows).toHaveLength(2);
    expect(first.counts.active).toBe(42);
  });

  test("shows nothing of an account that may not be seen, by whatever filter", async () => {
    await threeDialogs();
    expect(await names(priya)).toEqual(["Chloé Ferrand"]);
    expect(await names(priya, { account: kids.id })).toEqual([]);
    const { counts } = await page(priya, { channel: "instagram" });
    expect(counts).toMatchObject({ active: 1, closed: 0, unread: 1 });
  });

  test("catching up brings every change, and counts within the filter", async () => {
    await threeDialogs();
    const cursor = await settledCursor(tomas);
    const changed = await makeDialog(clinic, { ...elena, text: "Or Friday?" });
    const told = await changesSince(tomas, {
      cursor,
      open: null,
      filter: { account: kids.id },
    });
    expect(told).toMatchObject({
      rows: expect.arrayContaining([expect.objectContaining({ id: changed, unread: 2 })]),
      counts: { active: 1, closed: 0, unread: 3 },
    });
  });
});

test.each([
  [
    { account: "7", channel: "instagram" },
    { account: 7, channel: "instagram" },
  ],
  [
    { account: "seven", channel: "fax" },
    { account: null, channel: null },
  ],
  [
    { account: ["7", "8"], channel: "" },
    { account: null, channel: null },
  ],
  [
    { unanswered: "1", unread: "0", undelivered: "yes", assignee: "me", closing: "1" },
    {
      unanswered: true,
      unread: false,
      undelivered: false,
      assignee: "me",
      closing: true,
    },
  ],
  [{ assignee: "Priya" }, { assignee: null, unanswered: false, closing: false }],
  [{}, { account: null, channel: null }],
])("an address with %j asks for %j", (typed, asked) => {
  expect(ListInput.parse(typed)).toMatchObject({ tab: "active", q: "", filter: asked });
});

describe("how many dialogs have something new", () => {
  const unread = async (staff: Staff) => (await countTabs(staff)).unread;

  test("is each member's own, of all accounts they see", async () => {
    const ids = await threeDialogs();
    await makeDialog(clinic, { ...elena, text: "Or Friday?" });
    expect(await unread(tomas)).toBe(3);
    expect(await unread(priya)).toBe(1);
    expect((await countTabs(tomas, { account: kids.id })).unread).toBe(3);
    await markSeen(tomas, { dialogId: ids.elena, seq: 2 });
    await markSeen(dana, { dialogId: ids.elena, seq: 1 });
    expect(await unread(tomas)).toBe(2);
    expect(await unread(dana)).toBe(3);
  });

  test("is the same as counting the rows, after answers and closings too", async () => {
    const ids = await threeDialogs();
    const reply = {
      dialogId: ids.elena,
      text: "Yes",
      clientId: randomUUID(),
      seenSeq: seenAll,
    };
    await storeReply(tomas, reply);
    await closeDialog(tomas, ids.chloe);
    const { rows, counts } = await page(dana);
    expect(rows.filter((row) => row.unread > 0)).toHaveLength(counts.unread);
    expect(counts.unread).toBe(1);
  });
});

describe("the newest message in brief", () => {
  test("says how many photos it has", async () => {
    const photo = {
      kind: "image",
      contentType: "image/jpeg",
      fileName: "photo.jpg",
      url: null,
    } as const;
    await makeDialog(kids, {
      ...marta,
      kind: "image",
      text: "",
      attachments: [photo, photo, photo],
    });
    const { rows } = await page(tomas);
    expect(rows[0]?.preview).toMatchObject({ kind: "image", files: 3, unsent: false });
  });
});
