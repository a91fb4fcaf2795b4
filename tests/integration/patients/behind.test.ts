import { eq } from "drizzle-orm";
import { messages, people } from "@/db/schema";
import { search } from "@/lib/dialogs/search/search";
import { openDialog } from "@/lib/dialogs/thread/open";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { makePerson, standBehind } from "@/tests/support/people";

const database = useDatabase();
let clinic: Awaited<ReturnType<typeof makeSender>>;
let tomas: Awaited<ReturnType<typeof makeStaff>>;

beforeAll(async () => {
  clinic = await makeSender();
  tomas = await makeStaff();
});

beforeEach(() => emptyInbox(database()));

describe("who is behind a dialog", () => {
  test("is the lead that the first message made", async () => {
    const id = await makeDialog(clinic);
    const open = await openDialog(tomas, id);
    expect(open?.people).toMatchObject([{ kind: "lead", name: "Maria Gomez" }]);
  });

  test("is everybody of a family phone, in the order in which they were linked", async () => {
    const id = await makeDialog(clinic);
    await standBehind(id, await makePerson("Ben Gomez"));
    await standBehind(id, await makePerson("Ada Gomez"));
    const open = await openDialog(tomas, id);
    expect(open?.people.map(({ name }) => name)).toEqual([
      "Maria Gomez",
      "Ben Gomez",
      "Ada Gomez",
    ]);
  });

  test("is told once, as the person that merged records belong to", async () => {
    const id = await makeDialog(clinic);
    const maria = await makePerson("María Gómez Ruiz");
    await standBehind(id, maria);
    await database()
      .update(people)
      .set({ mergedIntoId: maria })
      .where(eq(people.kind, "lead"));
    const open = await openDialog(tomas, id);
    expect(open?.people).toMatchObject([{ id: maria, name: "María Gómez Ruiz" }]);
    expect(open?.row.name).toBe("María Gómez Ruiz");
  });

  test("is told by the date of birth of whichever of their records has one", async () => {
    const id = await makeDialog(clinic);
    const maria = await makePerson("María Gómez Ruiz");
    await standBehind(id, maria);
    await makePerson("M. Gómez", { mergedIntoId: maria, bornOn: "2016-07-01" });
    const open = await openDialog(tomas, id);
    expect(open?.people.find((person) => person.id === maria)?.bornOn).toBe("2016-07-01");
  });
});

test("a dialog is found by the names of the merged and of those they belong to", async () => {
  const id = await makeDialog(clinic);
  const ruiz = await makePerson("Señora Ruiz");
  await database()
    .update(people)
    .set({ mergedIntoId: ruiz })
    .where(eq(people.kind, "lead"));
  for (const q of ["ruiz", "maria"]) {
    const { people: found } = await search(tomas, { q, account: null, channel: null });
    expect(found?.hits.flatMap(({ dialogs }) => dialogs)).toMatchObject([{ id }]);
  }
});

test("a message says which of them wrote it, where somebody has said so", async () => {
  const id = await makeDialog(clinic);
  const ben = await makePerson("Ben Gomez");
  expect((await openDialog(tomas, id))?.messages[0]?.person).toBeNull();
  await database().update(messages).set({ personId: ben });
  const open = await openDialog(tomas, id);
  expect(open?.messages[0]?.person).toEqual({ id: ben, name: "Ben Gomez" });
});

describe("the database refuses", () => {
  test("a chain of merged records, from either end", async () => {
    const ada = await makePerson("Ada Okafor");
    const ben = await makePerson("Ben Okafor", { mergedIntoId: ada });
    await expect(makePerson("Ruth Okafor", { mergedIntoId: ben })).rejects.toThrow();
    const ruth = await makePerson("Ruth Okafor");
    const merge = database().update(people).set({ mergedIntoId: ruth });
    await expect(merge.where(eq(people.id, ada))).rejects.toThrow();
  });

  test("a record merged into itself, or two into each other", async () => {
    const ada = await makePerson("Ada Okafor");
    const merge = (id: number, into: number) =>
      database().update(people).set({ mergedIntoId: into }).where(eq(people.id, id));
    await expect(merge(ada, ada)).rejects.toThrow();
    const ben = await makePerson("Ben Okafor", { mergedIntoId: ada });
    await expect(merge(ada, ben)).rejects.toThrow();
  });
});
