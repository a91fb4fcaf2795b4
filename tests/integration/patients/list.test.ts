import { eq } from "drizzle-orm";
import { contactPeople, people, personPhones } from "@/db/schema";
import type { AccountScope } from "@/lib/auth/scope";
import { countPeople, listPeople } from "@/lib/patients/list";
import { searchablePhone } from "@/lib/patients/phone";
import { fold } from "@/lib/words/fold";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender } from "@/tests/support/factories";
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

const onlyEast = (): AccountScope => ({ all: false, accountIds: [east.id] });

describe("who is listed", () => {
  test("whoever wrote, as a lead, with phone and dialog, newest first", async () => {
    await writes(clinic, "Ruth Okafor", "+447700900122");
    const dialogId = await writes(clinic, "Maria Gomez", "+447700900123");
    const { rows, next } = await listPeople(everything, {});
    expect(rows.map(({ name }) => name)).toEqual(["Maria Gomez", "Ruth Okafor"]);
    expect(next).toBeNull();
    expect(rows[0]).toMatchObject({
      kind: "lead",
      phones: ["07700 900123"],
      dialogs: [{ id: dialogId, closed: false, account: { handle: "+44 7700 900100" } }],
    });
  });

  test("not who is archived, nor who was merged into another", async () => {
    await onTheBooks("Kenji Morita", { archivedAt: new Date() });
    const elena = await onTheBooks("Elena Marchetti");
    await onTheBooks("E. Marchetti", { mergedIntoId: elena });
    expect(await names(everything)).toEqual(["Elena Marchetti"]);
  });
});

test("a phone that two merged records write in its two forms is shown once", async () => {
  const joao = await makePerson("João Lima", { phones: ["+551187654321"] });
  await makePerson("J. Lima", { mergedIntoId: joao, phones: ["+5511987654321"] });
  const { rows } = await listPeople(everything, {});
  expect(rows).toMatchObject([{ id: joao, phones: ["+55 1187654321"] }]);
});

describe("Priya, who sees Northgate East only,", () => {
  test("sees those who wrote there and those without a contact, and nobody else", async () => {
    await writes(clinic, "Ruth Okafor", "+447700900122");
    await writes(east, "Noor van Dael", "+447700900166");
    await onTheBooks("Sam Tully");
    expect(await names(onlyEast())).toEqual(["Sam Tully", "Noor van Dael"]);
    expect(await names({ all: false, accountIds: [] })).toEqual(["Sam Tully"]);
  });

  test("of somebody who wrote to both, sees the dialog with East only", async () => {
    await writes(clinic, "Elena Marchetti", "+447700900142");
    const eastDialog = await writes(east, "Elena M", "+447700900142");
    await becomeOne("Elena M", "Elena Marchetti");
    const { rows } = await listPeople(onlyEast(), {});
    const elena = rows.find(({ name }) => name === "Elena Marchetti");
    expect(elena?.dialogs.map(({ id }) => id)).toEqual([eastDialog]);
  });

  test("sees who left a contact elsewhere as anybody on the books, and its dialog nowhere", async () => {
    const dialogId = await writes(clinic, "Ruth Okafor", "+447700900122");
    await leaveContacts("Ruth Okafor");
    await standBehind(dialogId, await makePerson("Ben Okafor"));
    for (const scope of [onlyEast(), everything]) {
      const { rows } = await listPeople(scope, {});
      const ruth = rows.find(({ name }) => name === "Ruth Okafor");
      expect(ruth).toMatchObject({ dialogs: [] });
    }
    expect(await names(onlyEast())).toEqual(["Ruth Okafor"]);
  });

  test("is told that there are as many as she sees", async () => {
    await writes(clinic, "Ruth Okafor", "+447700900122");
    await writes(clinic, "Ada Okafor", "+447700900123");
    await leaveContacts("Ada Okafor");
    await writes(clinic, "Elena M", "+447700900142");
    const elena = await onTheBooks("Elena Marchetti");
    await merge("Elena M", elena);
    await writes(east, "Noor", "+447700900166");
    await merge("Noor", await onTheBooks("Noor van Dael"));
    await onTheBooks("Kenji Morita", { archivedAt: new Date() });
    expect(await names(onlyEast())).toEqual(["Noor van Dael", "Ada Okafor"]);
    const counts = { all: 2, patient: 1, lead: 1, archived: 1 };
    expect(await countPeople(onlyEast())).toEqual(counts);
    expect(await countPeople({ all: false, accountIds: [] })).toMatchObject({ all: 1 });
  });

  test("can't find by searching what she may not see", async () => {
    await writes(clinic, "Ruth Okafor", "+447700900122");
    expect(await names(onlyEast(), "Ruth")).toEqual([]);
    expect(await names(onlyEast(), "900122")).toEqual([]);
  });

  test("can't find anybody by what a contact elsewhere is called, however many bear that name", async () => {
    for (const name of ["Nena Lopez", "Nena Diaz"]) await onTheBooks(name);
    await writes(clinic, "Nena", "+447700900142");
    await writes(east, "Elena Marchetti", "+447700900143");
    await becomeOne("Nena", "Elena Marchetti");
    await leaveContacts("Nena");
    await onTheBooks("Nena Ruiz");
    const namesakes = ["Nena", "Nena Diaz", "Nena Lopez"];
    expect(await names(onlyEast(), "nena")).toEqual(["Nena Ruiz", ...namesakes]);
    const all = ["Nena Ruiz", "Elena Marchetti", ...namesakes];
    expect(await names(everything, "nena")).toEqual(all);
    const { rows } = await listPeople(onlyEast(), { q: "nena", limit: 2 });
    expect(rows.map(({ name }) => name)).toEqual(["Nena Ruiz", "Nena"]);
  });
});

describe("searching", () => {
  beforeEach(async () => {
    await onTheBooks("Chloé Ferrand", {}, "+33155500155");
    await onTheBooks("森田 健二", {}, "+81355500171");
    await onTheBooks("Ruth 100% Okafor", {}, "+447700900122");
  });

  test.each([
    ["chloe", "Chloé Ferrand"],
    ["FERRAND chlo", "Chloé Ferrand"],
    ["森田", "森田 健二"],
    ["健二", "森田 健二"],
    ["100%", "Ruth 100% Okafor"],
    ["+44 7700 900122", "Ruth 100% Okafor"],
    ["07700 900 122", "Ruth 100% Okafor"],
    ["900-122", "Ruth 100% Okafor"],
    ["0171", "森田 健二"],
  ])("%j finds %s", async (q, name) => {
    expect(await names(everything, q)).toEqual([name]);
  });

  test.each(["Chloé Okafor", "%", "_", "\\", "+", "@", "zzz", "99999"])(
    "%j finds nobody who does not have it",
    async (q) => {
      expect(await names(everything, q)).toEqual(q === "%" ? ["Ruth 100% Okafor"] : []);
    },
  );
});

test("who hid their phone is found by it once they show it", async () => {
  const hidden = { kind: "userId" as const, value: "GB.12345" };
  const phone = { kind: "phone" as const, value: "+447700900133" };
  const noor = { name: "Noor van Dael", handle: null };
  await makeDialog(clinic, { peer: { ...noor, identities: [hidden] } });
  expect(await names(everything, "900133")).toEqual([]);
  await makeDialog(clinic, { peer: { ...noor, identities: [hidden, phone] } });
  expect(await names(everything, "900133")).toEqual(["Noor van Dael"]);
});

test("a long list comes in pages of fifty, without a gap or a repeat", async () => {
  for (let number = 1; number <= 103; number++) await onTheBooks(`Patient ${number}`);
  const seen: string[] = [];
  let before: number | null = null;
  do {
    const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(everything, {
      before,
    });
    expect(page.rows.length).toBeLessThanOrEqual(50);
    seen.push(...page.rows.map(({ name }) => name));
    before = page.next;
  } while (before !== null);
  expect(seen).toEqual(
    Array.from({ length: 103 }, (_, index) => `Patient ${103 - index}`),
  );
});

test("of names that are spelt nearly so the list comes in pages, too, and ends where they do", async () => {
  for (let number = 1; number <= 53; number++) await onTheBooks(`Okafor ${number}`);
  const first = await listPeople(everything, { q: "okafer" });
  const second = await listPeople(everything, { q: "okafer", before: first.next });
  expect([first, second].map(({ rows }) => rows.length)).toEqual([50, 3]);
  expect(second.next).toBeNull();
  expect(second.rows.at(-1)?.name).toBe("Okafor 1");
  await onTheBooks("Ruth Okafer");
  const { rows } = await listPeople(everything, { q: "okafer", before: first.next });
  expect(rows).toEqual([]);
});

const writes = (account: typeof clinic, name: string, phone: string) =>
  makeDialog(account, {
    peer: { identities: [{ kind: "phone", value: phone }], name, handle: null },
  });

async function onTheBooks(
  name: string,
  more: Partial<typeof people.$inferInsert> = {},
  phone?: string,
): Promise<number> {
  const searchText = fold([name, phone && searchablePhone(phone)].join(" "));
  const [made] = await database()
    .insert(people)
    .values({ name, searchText, kind: "patient", ...more })
    .returning({ id: people.id });
  if (!made) throw new Error("Nobody was made.");
  if (phone) await database().insert(personPhones).values({ personId: made.id, phone });
  return made.id;
}

/** Links every contact of one person to another as well. */
async function becomeOne(name: string, into: string) {
  const [one, other] = await Promise.all([personNamed(name), personNamed(into)]);
  const links = await database()
    .select()
    .from(contactPeople)
    .where(eq(contactPeople.personId, one));
  await database()
    .insert(contactPeople)
    .values(links.map(({ contactId }) => ({ contactId, personId: other })));
}

/** Somebody is behind none of their contacts any more. */
async function leaveContacts(name: string) {
  await database()
    .update(contactPeople)
    .set({ unlinkedAt: new Date() })
    .where(eq(contactPeople.personId, await personNamed(name)));
}

async function merge(name: string, mergedIntoId: number) {
  await database().update(people).set({ mergedIntoId }).where(eq(people.name, name));
}

async function names(scope: AccountScope, q = ""): Promise<string[]> {
  const { rows } = await listPeople(scope, { q });
  return rows.map(({ name }) => name);
}
