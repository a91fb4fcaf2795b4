import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { auditLog, messages, people } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { attributeMessages } from "@/lib/dialogs/actions/attribute";
import { closeDialog, reopenDialog } from "@/lib/dialogs/actions/close";
import { retryMessage, storeReply } from "@/lib/dialogs/send/send";
import { climb } from "@/lib/dialogs/send/settle";
import { openDialog } from "@/lib/dialogs/thread/open";
import { becomePatient } from "@/lib/patients/change-person";
import { mergePeople, undoMerge } from "@/lib/patients/links/merge";
import { withdrawTouch } from "@/lib/touches/change";
import { TimelineInput } from "@/lib/touches/input";
import { recentMessages } from "@/lib/touches/recent-messages";
import { readTimeline } from "@/lib/touches/timeline";
import type { TimelineEntry } from "@/lib/touches/types";
import { type Cast, makeCast } from "@/tests/support/cast";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, seenAll } from "@/tests/support/factories";
import { makePerson, personNamed, standBehind } from "@/tests/support/people";
import { makeTouch } from "@/tests/support/touches";

const database = useDatabase();
let clinic: Cast["sender"];
let skin: Cast["profile"];
let dana: Staff;
let priya: Staff;

beforeAll(async () => {
  ({ sender: clinic, profile: skin, dana, priya } = await makeCast());
});

beforeEach(() => emptyInbox(database()));

const on = (day: number, hour = 12) => new Date(Date.UTC(2026, 10, day, hour));
const writes = (
  account: typeof clinic | typeof skin,
  text: string,
  at: Date,
  more = {},
) => makeDialog(account, { text, at, externalId: randomUUID(), ...more });

const onSkin = {
  peer: {
    identities: [{ kind: "igsid" as const, value: "1203984756102937" }],
    name: "maria.g",
    handle: null,
  },
};

const inShort = (entry: TimelineEntry) => {
  if (entry.type === "touch") return `touch ${entry.touch.text}`;
  if (entry.type === "deed") return `${entry.deed} ${entry.by}`;
  if (entry.type === "becamePatient") return "becamePatient";
  return `${entry.inbound} in ${entry.outbound} out ${entry.text}`;
};

const read = (staff: Staff, id: number, query: object = {}) =>
  readTimeline(staff, id, TimelineInput.parse(query));
const shown = async (staff: Staff, id: number, query: object = {}) =>
  (await read(staff, id, query))?.entries.map(inShort) ?? null;

/** Maria wrote on two days, was answered on one of them, and the dialog was closed and reopened. */
async function marias() {
  const id = await writes(clinic, "Is Tuesday free?", on(10, 9));
  await writes(clinic, "Or Wednesday?", on(10, 10));
  await closeDialog(dana, id, { at: on(11) });
  await reopenDialog(dana, id, { at: on(12) });
  await writes(clinic, "Thank you", on(13));
  return { id, maria: await personNamed("Maria Gomez") };
}

describe("a timeline", () => {
  test("has touches, what was done with dialogs, and messages a day together, newest first", async () => {
    const { maria } = await marias();
    await makeTouch(dana, maria, { date: "2026-11-11", time: "15:00", text: "She rang" });
    expect(await shown(dana, maria)).toEqual([
      "1 in 0 out Thank you",
      "dialogReopened Dana Whitlock",
      "touch She rang",
      "dialogClosed Dana Whitlock",
      "2 in 0 out Or Wednesday?",
      "dialogOpened null",
    ]);
  });

  test("has each message on its day at the clinic, where summer has come", async () => {
    const late = (hour: number) => new Date(Date.UTC(2026, 6, 10, hour, 30));
    await writes(clinic, "Before midnight", late(22));
    await writes(clinic, "After midnight", late(23));
    const maria = await personNamed("Maria Gomez");
    expect(await shown(dana, maria, { show: "messages" })).toEqual([
      "1 in 0 out After midnight",
      "1 in 0 out Before midnight",
    ]);
  });

  test("counts each part, and narrows to one", async () => {
    const { maria } = await marias();
    await makeTouch(dana, maria);
    const page = await read(dana, maria);
    expect(page?.counts).toEqual({ all: 6, touches: 1, dialogs: 3, messages: 2 });
    expect(await shown(dana, maria, { show: "messages" })).toHaveLength(2);
    expect(await shown(dana, maria, { show: "dialogs" })).toHaveLength(3);
    expect(await shown(dana, maria, { show: "touches" })).toHaveLength(1);
  });

  test("says of all parts together how many of them are shown", async () => {
    const { maria } = await marias();
    await makeTouch(dana, maria, { kind: "note", text: "A note" });
    await database()
      .update(people)
      .set({ createdAt: on(10) });
    await becomePatient(dana, maria);
    for (const query of [{}, { kind: "note" }, { channel: "whatsapp" }]) {
      const page = await read(dana, maria, query);
      expect([query, page?.counts?.all]).toEqual([query, page?.entries.length]);
    }
  });

  test("narrows by kind, account, member of staff and days", async () => {
    const { id, maria } = await marias();
    await makeTouch(dana, maria, { kind: "note", text: "A note", dialogId: id });
    await makeTouch(dana, maria, { text: "A call" });
    expect(await shown(dana, maria, { kind: "note" })).toEqual(["touch A note"]);
    expect(
      await shown(dana, maria, { account: String(clinic.id), show: "touches" }),
    ).toEqual(["touch A note"]);
    expect(await shown(dana, maria, { channel: "instagram" })).toEqual([]);
    expect(
      await shown(dana, maria, { staff: String(dana.id), show: "dialogs" }),
    ).toHaveLength(2);
    expect(await shown(dana, maria, { from: "2026-11-12", to: "2026-11-13" })).toEqual([
      "1 in 0 out Thank you",
      "dialogReopened Dana Whitlock",
    ]);
  });

  test("goes back to visits of the last century, page by page", async () => {
    const maria = await makePerson("Maria Gomez");
    const years = Array.from({ length: 45 }, (_, index) => String(1999 - index));
    for (const year of years)
      await makeTouch(dana, maria, { date: `${year}-05-04`, text: year });
    const first = await read(dana, maria);
    const second = await read(dana, maria, { after: first?.next });
    const said = [...(first?.entries ?? []), ...(second?.entries ?? [])].map(inShort);
    expect(said).toEqual(years.map((year) => `touch ${year}`));
    expect(await shown(dana, maria, { from: "1970-01-01", to: "1970-12-31" })).toEqual([
      "touch 1970",
    ]);
  });

  test("says how long a first answer took, and who waits", async () => {
    const id = await writes(
      clinic,
      "Is Tuesday free?",
      new Date(Date.now() - 11 * 60_000),
    );
    const maria = await personNamed("Maria Gomez");
    const [waiting] = (await read(dana, maria, { show: "messages" }))?.entries ?? [];
    expect(waiting).toMatchObject({ waitingSince: expect.any(String) });
    const reply = { dialogId: id, clientId: randomUUID(), text: "Yes" };
    await storeReply(dana, { ...reply, seenSeq: seenAll });
    const page = await read(dana, maria);
    const first = page?.entries.find(
      (each) => each.type === "deed" && each.deed === "firstAnswer",
    );
    expect(first).toMatchObject({ by: "Dana Whitlock", dialogId: id });
    // Of two days, where midnight has passed meanwhile.
    const days = page?.entries.filter((each) => each.type === "messages") ?? [];
    const counted = (way: "inbound" | "outbound") =>
      days.reduce((sum, day) => sum + day[way], 0);
    expect([counted("inbound"), counted("outbound")]).toEqual([1, 1]);
    expect(days.map(({ waitingSince }) => waitingSince)).toEqual(days.map(() => null));
    expect(page?.person.staff).toEqual([{ id: dana.id, name: "Dana Whitlock" }]);
  });

  test("comes page by page with nothing lost or told twice", async () => {
    const maria = await makePerson("Maria Gomez");
    for (let number = 0; number < 90; number += 1) {
      const time = `0${number % 3}:00`;
      await makeTouch(dana, maria, { time, text: `Touch ${number}` });
    }
    const first = await read(dana, maria);
    const second = await read(dana, maria, { after: first?.next });
    const third = await read(dana, maria, { after: second?.next });
    const all = [first, second, third].flatMap((page) => page?.entries ?? []);
    expect(all).toHaveLength(90);
    expect(new Set(all.map(({ key }) => key)).size).toBe(90);
    expect(third?.next).toBeNull();
    expect(second?.counts).toBeNull();
    expect((await read(dana, maria, { count: 85 }))?.entries).toHaveLength(85);
  });

  test("begins at the top after what no page ends with, a day before all history among it", async () => {
    const maria = await makePerson("Maria Gomez");
    await makeTouch(dana, maria, { text: "A call" });
    for (const after of ["nonsense", "-999999999999999_touch-1", "1_touch-1_2"])
      expect((await read(dana, maria, { after }))?.entries).toHaveLength(1);
  });

  test("says when a lead became a patient, and who made them one", async () => {
    const { maria } = await marias();
    await database()
      .update(people)
      .set({ createdAt: on(10) });
    await becomePatient(dana, maria);
    const entry = (await read(dana, maria))?.entries[0];
    expect(entry).toMatchObject({ type: "becamePatient", by: "Dana Whitlock" });
  });

  test("keeps what was withdrawn, marked", async () => {
    const maria = await makePerson("Maria Gomez");
    const touchId = await makeTouch(dana, maria);
    await withdrawTouch(dana, { touchId, version: 1 });
    const [entry] = (await read(dana, maria))?.entries ?? [];
    expect(entry).toMatchObject({ touch: { withdrawn: true, version: 2 } });
  });

  test("of merged records is one, and two again after they were separated", async () => {
    const { maria } = await marias();
    const gomez = await makePerson("M. Gómez");
    await makeTouch(dana, gomez, { text: "On the other record" });
    await mergePeople(dana, { keptId: gomez, otherId: maria });
    expect(await shown(dana, gomez)).toHaveLength(6);
    expect(await shown(dana, maria)).toEqual(await shown(dana, gomez));
    await makeTouch(dana, maria, { text: "Since then" });
    await undoMerge(dana, maria);
    expect(await shown(dana, gomez)).toEqual(
      ["touch On the other record", "touch Since then"].toReversed(),
    );
    expect(await shown(dana, maria)).toHaveLength(5);
  });

  test("is written down as read, once for one look", async () => {
    const maria = await makePerson("Maria Gomez");
    await read(dana, maria);
    await read(dana, maria, { show: "touches" });
    const lines = await database()
      .select()
      .from(auditLog)
      .where(eq(auditLog.subjectId, String(maria)));
    expect(lines.filter(({ action }) => action === "person.read")).toHaveLength(1);
  });
});

describe("a family's phone", () => {
  test("messages of nobody in particular are marked; what a sister wrote is hers alone", async () => {
    const id = await writes(clinic, "Can Ada come?", on(10, 9));
    const maria = await personNamed("Maria Gomez");
    const ada = await makePerson("Ada Gomez");
    await standBehind(id, ada);
    await writes(clinic, "It is me, Ada", on(11));
    const adas = (await openDialog(dana, id))?.messages[1]?.id ?? 0;
    await attributeMessages(dana, { dialogId: id, messageIds: [adas], personId: ada });
    const messagesOf = async (person: number) =>
      (await read(dana, person, { show: "messages" }))?.entries;
    expect(await messagesOf(maria)).toMatchObject([
      { text: "Can Ada come?", family: true },
    ]);
    expect(await messagesOf(ada)).toMatchObject([
      { text: "It is me, Ada", family: false },
      { text: "Can Ada come?", family: true },
    ]);
    const citable = await recentMessages(dana, maria, { dialog: id, message: adas });
    expect(citable?.map(({ text, who }) => [text, who])).toEqual([
      ["Can Ada come?", null],
    ]);
  });
});

describe("scope", () => {
  test("shows what happened on visible accounts, and touches of a visible person", async () => {
    const { maria } = await marias();
    const id = await writes(skin, "Ciao", on(14), onSkin);
    await standBehind(id, maria);
    await makeTouch(dana, maria, { text: "By hand" });
    expect(await shown(priya, maria)).toEqual([
      "touch By hand",
      "1 in 0 out Ciao",
      "dialogOpened null",
    ]);
    const { person } = (await read(priya, maria)) ?? {};
    expect(person?.accounts.map((account) => account.id)).toEqual([skin.id]);
    expect(
      JSON.stringify(await recentMessages(priya, maria, { dialog: null, message: 1 })),
    ).not.toContain("Tuesday");
  });

  test("a person on other accounts is not there", async () => {
    const { maria } = await marias();
    expect(await read(priya, maria)).toBeNull();
    expect(
      await recentMessages(priya, maria, { dialog: null, message: null }),
    ).toBeNull();
  });
});

test("a day says which message its words are of, and how much of ours did not arrive", async () => {
  const { id, maria } = await marias();
  await writes(clinic, "At nine?", new Date());
  const reply = { dialogId: id, clientId: randomUUID(), text: "Come at nine" };
  await storeReply(dana, { ...reply, seenSeq: seenAll });
  const messageId = await database().transaction(async (rows) => {
    const [sent] = await rows
      .select()
      .from(messages)
      .where(eq(messages.text, reply.text));
    await climb(rows, sent?.id ?? 0, { status: "failed", errorCode: "63010" });
    return sent?.id ?? 0;
  });
  const readDays = async () => {
    const page = await read(dana, maria, { show: "messages" });
    return page?.entries.filter((each) => each.type === "messages") ?? [];
  };
  const days = await readDays();
  const said = (await openDialog(dana, id))?.messages ?? [];
  const wordsOf = (messageId: number) => said.find((each) => each.id === messageId)?.text;
  expect(days.map(({ messageId }) => wordsOf(messageId))).toEqual(
    days.map(({ text }) => text),
  );
  // Of two days, where midnight has passed meanwhile.
  const undelivered = (all: typeof days) =>
    all.reduce((sum, day) => sum + day.undelivered, 0);
  expect(undelivered(days)).toBe(1);
  await retryMessage(dana, { messageId, clientId: randomUUID(), seenSeq: seenAll });
  expect(undelivered(await readDays())).toBe(0);
});

test("a message that was taken back shows no words", async () => {
  const { maria } = await marias();
  await database().update(messages).set({ text: "", unsentAt: new Date() });
  const [entry] = (await read(dana, maria, { show: "messages" }))?.entries ?? [];
  expect(entry).toMatchObject({ text: "", unsent: true });
});
