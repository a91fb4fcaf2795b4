import { sql } from "drizzle-orm";
import { contactPeople, contacts, dialogs, people } from "@/db/schema";
import type { AccountScope } from "@/lib/auth/scope";
import { closeDialog } from "@/lib/dialogs/actions/close";
import { PeopleQuery } from "@/lib/patients/input";
import { mergePeople } from "@/lib/patients/links/merge";
import { unlinkContact } from "@/lib/patients/links/unlink";
import { listByContact, peoplePage } from "@/lib/patients/list-by-contact";
import type { ContactOrder, PeopleFilter } from "@/lib/patients/types/list";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { makePerson, personNamed, standBehind } from "@/tests/support/people";

const database = useDatabase();
const everything: AccountScope = { all: true };
let clinic: Awaited<ReturnType<typeof makeSender>>;
let east: typeof clinic;

beforeAll(async () => {
  clinic = await makeSender("+447700900100");
  east = await makeSender("+447700900101");
});

beforeEach(() => emptyInbox(database()));

/** A dialog with somebody, the last word of which was said on a day of November; closed, where it says so. */
async function heardFrom(
  name: string,
  day: number,
  { account = clinic, closed = false } = {},
): Promise<number> {
  const value = `+4477009${String(day).padStart(2, "0")}${String(name.length).padStart(3, "0")}`;
  const peer = { identities: [{ kind: "phone" as const, value }], name, handle: null };
  const id = await makeDialog(account, { peer });
  if (closed) await closeDialog(await makeStaff(), id);
  await database()
    .update(dialogs)
    .set({ activityAt: new Date(Date.UTC(2026, 10, day, 9)) })
    .where(sql`id = ${id}`);
  return id;
}

/** The names of one page after another, of which each but the last is whole. */
async function names(
  order: ContactOrder,
  {
    scope = everything,
    filter = "all",
    limit = 50,
  }: { scope?: AccountScope; filter?: PeopleFilter; limit?: number } = {},
): Promise<string[]> {
  const seen: string[] = [];
  let before: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listByContact>> = await listByContact(scope, {
      order,
      filter,
      before,
      limit,
    });
    seen.push(...page.rows.map(({ name }) => name));
    before = page.next;
    if (before !== null) expect(page.rows).toHaveLength(limit);
  } while (before !== null);
  return seen;
}

test("whom one heard from last comes first, or last; who never wrote stands at the end", async () => {
  await makePerson("Sam Tully");
  await heardFrom("Ruth Okafor", 20, { closed: true });
  await heardFrom("Elena Marchetti", 10);
  await makePerson("Kenji Morita", { archivedAt: new Date() });
  await heardFrom("Noor van Dael", 24);
  await makePerson("Pavel Novotný");
  const never = ["Pavel Novotný", "Sam Tully"];
  const latest = ["Noor van Dael", "Ruth Okafor", "Elena Marchetti"];
  for (const limit of [1, 2, 3, 50]) {
    expect(await names("recent", { limit })).toEqual([...latest, ...never]);
    expect(await names("longAgo", { limit })).toEqual([...latest.toReversed(), ...never]);
  }
});

test("whoever writes in two places counts once, by the latest; and so do two of a family, and whoever was merged", async () => {
  const ruths = await heardFrom("Ruth Okafor", 5);
  await standBehind(ruths, await makePerson("Ada Okafor"));
  await heardFrom("Elena M", 10);
  await heardFrom("Elena Marchetti", 20, { account: east });
  const [tomas, former] = [await makeStaff(), await personNamed("Elena M")];
  await mergePeople(tomas, {
    keptId: await personNamed("Elena Marchetti"),
    otherId: former,
  });
  await heardFrom("Noor van Dael", 15);
  const both = ["Elena Marchetti", "Noor van Dael", "Ada Okafor", "Ruth Okafor"];
  expect(await names("recent", { limit: 1 })).toEqual(both);
  expect(await names("longAgo", { limit: 1 })).toEqual(both.toReversed());
});

test("two records of one person behind one contact are one", async () => {
  const id = await heardFrom("Ruth Okafor", 5);
  const other = await makePerson("R. Okafor");
  await standBehind(id, other);
  const keptId = await personNamed("Ruth Okafor");
  await mergePeople(await makeStaff(), { keptId, otherId: other });
  await heardFrom("Noor van Dael", 4);
  expect(await database().$count(contactPeople)).toBe(3);
  expect(await names("recent", { limit: 1 })).toEqual(["Ruth Okafor", "Noor van Dael"]);
});

test("who has left a contact to others stands with those who never wrote", async () => {
  const ruths = await heardFrom("Ruth Okafor", 20);
  await standBehind(ruths, await makePerson("Ben Okafor"));
  await heardFrom("Noor van Dael", 10);
  await unlinkContact(await makeStaff(), {
    dialogId: ruths,
    personId: await personNamed("Ruth Okafor"),
  });
  const all = ["Ben Okafor", "Noor van Dael", "Ruth Okafor"];
  expect(await names("recent", { limit: 1 })).toEqual(all);
});

test("Priya, who sees Northgate East only, is told nothing by the order of what was said elsewhere, nor by a page", async () => {
  await makePerson("Sam Tully");
  await heardFrom("Elena M", 25);
  await heardFrom("Elena Marchetti", 10, { account: east });
  const keptId = await personNamed("Elena Marchetti");
  await mergePeople(await makeStaff(), { keptId, otherId: await personNamed("Elena M") });
  await heardFrom("Noor van Dael", 15, { account: east });
  await heardFrom("Pavel Novotný", 5, { account: east });
  await heardFrom("Kenji Morita", 4, { account: east });
  await heardFrom("Ruth Okafor", 20);
  const scope = { all: false, accountIds: [east.id] } as AccountScope;
  const heard = ["Noor van Dael", "Elena Marchetti", "Pavel Novotný", "Kenji Morita"];
  for (const limit of [1, 2, 3, 50])
    expect(await names("recent", { scope, limit })).toEqual([...heard, "Sam Tully"]);
});

test("who is behind a contact with which there is no dialog yet stands with those who never wrote, for whoever sees its account", async () => {
  const inside = async (name: string, accountId: number) => {
    const [made] = await database()
      .insert(contacts)
      .values({ accountId, name })
      .returning({ contactId: contacts.id });
    if (!made) throw new Error("No contact was made.");
    await database()
      .insert(contactPeople)
      .values({ ...made, personId: await makePerson(name) });
  };
  await inside("Sam Tully", east.id);
  await inside("Kenji Morita", clinic.id);
  await inside("Pavel Novotný", east.id);
  await heardFrom("Pavel N", 5);
  const tomas = await makeStaff();
  const [keptId, otherId] = [
    await personNamed("Pavel N"),
    await personNamed("Pavel Novotný"),
  ];
  await mergePeople(tomas, { keptId, otherId });
  await inside("Elena M", east.id);
  const elena = await makePerson("Elena Marchetti");
  await mergePeople(tomas, { keptId: elena, otherId: await personNamed("Elena M") });
  const scope = { all: false, accountIds: [east.id] } as AccountScope;
  for (const limit of [1, 2, 50]) {
    const never = ["Elena Marchetti", "Kenji Morita", "Sam Tully"];
    expect(await names("recent", { limit })).toEqual(["Pavel N", ...never]);
    const theirs = ["Elena Marchetti", "Pavel N", "Sam Tully"];
    expect(await names("recent", { limit, scope })).toEqual(theirs);
  }
});

test("only those of a filter are listed", async () => {
  await heardFrom("Ruth Okafor", 20);
  await heardFrom("Noor van Dael", 24);
  await database()
    .update(people)
    .set({ kind: "patient" })
    .where(sql`name = 'Ruth Okafor'`);
  expect(await names("recent", { filter: "patient" })).toEqual(["Ruth Okafor"]);
});

test("an address asks for any order and page; a search stands in its own order, and so do the archived", async () => {
  await heardFrom("Ruth Okafor", 20);
  await heardFrom("Elena Marchetti", 10);
  await makePerson("Kenji Morita", { archivedAt: new Date() });
  const asked = async (address: Record<string, string>) => {
    const { rows } = await peoplePage(everything, PeopleQuery.parse(address));
    return rows.map(({ name }) => name);
  };
  const order = "recent";
  expect(await asked({ order })).toEqual(["Ruth Okafor", "Elena Marchetti"]);
  expect(await asked({ order: "sideways" })).toEqual(["Elena Marchetti", "Ruth Okafor"]);
  expect(await asked({ order, q: "okafor" })).toEqual(["Ruth Okafor"]);
  expect(await asked({ order, filter: "archived" })).toEqual(["Kenji Morita"]);
  const far = "999999999999999";
  expect(await asked({ order, before: `${far}_${far}_9${far}` })).toHaveLength(2);
  expect(await asked({ order: "longAgo", before: `${far}_${far}_9${far}` })).toEqual([]);
  expect(await asked({ before: `${far}_${far}_9${far}` })).toHaveLength(2);
});
