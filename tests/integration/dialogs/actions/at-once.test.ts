import { eq, sql } from "drizzle-orm";
import { contacts, messages, people } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { attributeMessages } from "@/lib/dialogs/actions/attribute";
import { blockContact } from "@/lib/dialogs/actions/block";
import { lockDialog } from "@/lib/dialogs/locked-dialog";
import { linkContact } from "@/lib/patients/links/link";
import { mergePeople } from "@/lib/patients/links/merge";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { makePerson, personNamed } from "@/tests/support/people";

const database = useDatabase();
let clinic: Awaited<ReturnType<typeof makeSender>>;
let dana: Staff;
let tomas: Staff;

beforeAll(async () => {
  clinic = await makeSender("+447700900100");
  dana = await makeStaff({ name: "Dana Whitlock" });
  tomas = await makeStaff({ name: "Tomas Reyk" });
});

beforeEach(() => emptyInbox(database()));

/** Begins the second deed while the first holds the dialog, and then has the first ask for what the second holds. */
async function meanwhile<Done>(
  dialogId: number,
  second: () => Promise<Done>,
  first: (rows: Parameters<typeof lockDialog>[0]) => PromiseLike<unknown>,
): Promise<Done> {
  let done: Promise<Done> | undefined;
  await database().transaction(async (rows) => {
    await lockDialog(rows, dialogId);
    done ??= second();
    await rows.execute(sql`select pg_sleep(0.3)`);
    await first(rows);
  });
  if (!done) throw new Error("The second deed was not begun.");
  return done;
}

describe("what two members do in one moment is done, both of it", () => {
  test("one blocks a contact while the other says who it is", async () => {
    const dialogId = await makeDialog(clinic);
    const maria = await makePerson("Maria Gomez");
    const linking = { dialogId, personId: maria, place: "instead" as const };
    const linked = await meanwhile(
      dialogId,
      () => linkContact(tomas, linking),
      (rows) => rows.update(contacts).set({ blockedAt: new Date() }),
    );
    expect(linked).toMatchObject({ ok: true });
    const [contact] = await database().select().from(contacts);
    expect(contact?.blockedAt).not.toBeNull();
  });

  test("one merges a person while the other says that they wrote a message", async () => {
    const dialogId = await makeDialog(clinic);
    const lead = await personNamed("Maria Gomez");
    const maria = await makePerson("Maria Gómez");
    const merged = await meanwhile(
      dialogId,
      () => mergePeople(tomas, { keptId: maria, otherId: lead }),
      (rows) => rows.update(messages).set({ personId: lead }),
    );
    expect(merged).toMatchObject({ ok: true });
    const [record] = await database().select().from(people).where(eq(people.id, lead));
    expect(record?.mergedIntoId).toBe(maria);
  });

  test("whoever comes first", async () => {
    const dialogId = await makeDialog(clinic);
    const lead = await personNamed("Maria Gomez");
    const maria = await makePerson("Maria Gómez");
    const [message] = await database().select().from(messages);
    const said = await Promise.all([
      blockContact(dana, dialogId),
      linkContact(tomas, { dialogId, personId: maria, place: "beside" }),
      mergePeople(tomas, { keptId: maria, otherId: lead }),
      attributeMessages(dana, {
        dialogId,
        messageIds: [message?.id ?? 0],
        personId: lead,
      }).then(() => ({ ok: true })),
    ]);
    expect(said.map(({ ok }) => ok)).toEqual([true, true, true, true]);
  });
});
