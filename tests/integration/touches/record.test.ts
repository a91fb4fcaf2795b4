import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import { auditLog, messages, organisation, touches } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { attributeMessages } from "@/lib/dialogs/actions/attribute";
import { closeDialog } from "@/lib/dialogs/actions/close";
import { changesSince } from "@/lib/dialogs/live/changes";
import { openDialog } from "@/lib/dialogs/thread/open";
import { mergePeople } from "@/lib/patients/links/merge";
import { refused } from "@/lib/result";
import {
  editTouch,
  moveFollowUp,
  recordTouch,
  withdrawTouch,
} from "@/lib/touches/change";
import { recentMessages } from "@/lib/touches/recent-messages";
import type { TouchDraft } from "@/lib/touches/types";
import { touchVersions } from "@/lib/touches/versions";
import { type Cast, makeCast } from "@/tests/support/cast";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog } from "@/tests/support/factories";
import { makePerson, personNamed, standBehind } from "@/tests/support/people";
import { settledCursor } from "@/tests/support/settled-cursor";
import { aCall, makeTouch, noon, readTouch } from "@/tests/support/touches";

const database = useDatabase();
let clinic: Cast["sender"];
let skin: Cast["profile"];
let dana: Staff;
let priya: Staff;

beforeAll(async () => {
  ({ sender: clinic, profile: skin, dana, priya } = await makeCast());
});

beforeEach(() => emptyInbox(database()));

const records = (personId: number, draft: TouchDraft, dialogId: number | null = null) =>
  recordTouch(dana, { personId, dialogId, clientId: randomUUID(), draft }, noon);

/** Dana saves what she typed into the form of a touch, which had shown `seen`. */
const edits = (
  touchId: number,
  draft: TouchDraft,
  { version = 1, seen = aCall(), now = noon } = {},
) => editTouch(dana, { touchId, version, draft, seen }, now);

const problemsOf = async (personId: number, draft: Partial<TouchDraft>) => {
  const saved = await records(personId, aCall(draft));
  return saved.ok || saved.reason !== "problems"
    ? []
    : saved.problems.map(({ field, reason }) => `${field} ${reason}`);
};

const storedAt = async (id: number) => {
  const [stored] = await database().select().from(touches).where(eq(touches.id, id));
  return stored?.at.toISOString();
};

const messageOf = async (dialogId: number) =>
  (await openDialog(dana, dialogId))?.messages[0]?.id ?? 0;

describe("recording a touch", () => {
  test("keeps who recorded it, what happened and when, by the clinic's clock", async () => {
    const maria = await makePerson("Maria Gomez");
    const id = await makeTouch(dana, maria, { date: "2026-07-20", time: "09:40" });
    expect((await readTouch(dana, maria, id))?.touch).toMatchObject({
      kind: "call",
      direction: "outgoing",
      at: "2026-07-20T08:40:00.000Z",
      outcome: "No answer",
      text: "Rang to confirm Tuesday.",
      author: "Dana Whitlock",
      changed: null,
      withdrawn: false,
    });
    const [audited] = await database()
      .select()
      .from(auditLog)
      .where(eq(auditLog.action, "touch.created"));
    expect(audited).toMatchObject({ staffId: dana.id, subjectId: String(id) });
  });

  test("sent twice is recorded once", async () => {
    const personId = await makePerson("Maria Gomez");
    const made = { personId, dialogId: null, clientId: randomUUID(), draft: aCall() };
    const [one, two] = [await recordTouch(dana, made), await recordTouch(dana, made)];
    expect(one.ok && two.ok && one.value.touchId === two.value.touchId).toBe(true);
    expect(await database().$count(touches)).toBe(1);
  });

  test("sent again with other words, since the answer was lost, says what was typed last", async () => {
    const personId = await makePerson("Maria Gomez");
    const made = { personId, dialogId: null, clientId: randomUUID(), draft: aCall() };
    await recordTouch(dana, made, noon);
    const draft = aCall({ text: "Rang again.", followUpOn: "2026-11-27" });
    const again = await recordTouch(dana, { ...made, draft }, noon);
    const id = again.ok ? again.value.touchId : 0;
    expect((await readTouch(dana, personId, id))?.touch).toMatchObject({
      text: "Rang again.",
      followUpOn: "2026-11-27",
    });
    const theirs = aCall({ ...draft, text: "Rang twice." });
    await edits(id, theirs, { version: 2, seen: draft });
    expect(await recordTouch(dana, { ...made, draft }, noon)).toMatchObject({
      ok: false,
      theirs: { text: "Rang twice." },
    });
  });

  test("a visit has no direction", async () => {
    const maria = await makePerson("Maria Gomez");
    const id = await makeTouch(dana, maria, { kind: "visit" });
    expect((await readTouch(dana, maria, id))?.touch.direction).toBeNull();
  });

  test.each([
    [{ date: "2026-02-30" }, ["date noDate"]],
    [{ time: "" }, ["time noTime"]],
    [{ date: "2026-11-26" }, ["date future"]],
    [{ date: "2026-11-25", time: "12:30" }, ["time future"]],
    [{ text: "", outcome: "" }, ["text noText"]],
    [{ text: "a".repeat(2001) }, ["text tooLong"]],
    [{ outcome: "a".repeat(81) }, ["outcome tooLong"]],
    [{ followUpOn: "2026-11-24" }, ["followUpOn past"]],
    [{ followUpOn: "2026-13-01" }, ["followUpOn noDate"]],
    [{ followUpOn: "2026-11-25", text: "", outcome: "No answer" }, []],
  ])("says what is wrong with %j", async (draft, problems) => {
    expect(await problemsOf(await makePerson("Maria Gomez"), draft)).toEqual(problems);
  });

  test("in the hour that the clocks skip it moves on, and in the one they repeat it is the first", async () => {
    const maria = await makePerson("Maria Gomez");
    const skipped = await makeTouch(dana, maria, { date: "2026-03-29", time: "01:30" });
    expect(await storedAt(skipped)).toBe("2026-03-29T01:30:00.000Z");
    const repeated = await makeTouch(dana, maria, { date: "2026-10-25", time: "01:30" });
    expect(await storedAt(repeated)).toBe("2026-10-25T00:30:00.000Z");
  });

  test("by a clinic elsewhere it is that clinic's time", async () => {
    const maria = await makePerson("Maria Gomez");
    await database().update(organisation).set({ timeZone: "America/Sao_Paulo" });
    const id = await makeTouch(dana, maria);
    await database().update(organisation).set({ timeZone: "Europe/London" });
    expect(await storedAt(id)).toBe("2026-11-20T12:40:00.000Z");
  });
});

describe("in a dialog", () => {
  test("it stands in the thread at once, on colleagues' screens too, wherever it is dated", async () => {
    const dialogId = await makeDialog(clinic);
    const maria = await personNamed("Maria Gomez");
    const cursor = await settledCursor(dana);
    const touchId = await makeTouch(dana, maria, { dialogId });
    const told = await changesSince(dana, { cursor, open: dialogId });
    const row = {
      type: "touch",
      id: `touch-${touchId}`,
      at: noon.toISOString(),
      by: "Dana Whitlock",
      person: "Maria Gomez",
      kind: "call",
      outcome: "No answer",
    };
    expect(told.reset ? [] : told.open?.beside).toMatchObject([row]);
    expect((await openDialog(dana, dialogId))?.beside).toMatchObject([row]);
  });

  test("of hers it is told to every screen, though it was recorded elsewhere, and as often as it changes", async () => {
    const dialogId = await makeDialog(clinic);
    const maria = await personNamed("Maria Gomez");
    const isTold = async (deed: () => Promise<unknown>) => {
      const cursor = await settledCursor(dana);
      await deed();
      const told = await changesSince(dana, { cursor, open: dialogId });
      return !told.reset && told.open?.isItself;
    };
    let touchId = 0;
    expect(await isTold(async () => (touchId = await makeTouch(dana, maria)))).toBe(true);
    expect(await isTold(() => withdrawTouch(dana, { touchId, version: 1 }))).toBe(true);
  });

  test("a cited message brings it into that message's thread", async () => {
    const dialogId = await makeDialog(clinic);
    const maria = await personNamed("Maria Gomez");
    await makeTouch(dana, maria, { cited: await messageOf(dialogId) });
    expect((await openDialog(dana, dialogId))?.beside).toHaveLength(1);
  });

  test("of somebody else it can't be made", async () => {
    const dialogId = await makeDialog(clinic);
    const stranger = await makePerson("Jonas Weber");
    expect(await records(stranger, aCall(), dialogId)).toMatchObject({
      reason: "notFound",
    });
  });
});

describe("a cited message", () => {
  test("is shown as it is now, and as removed once it was taken back", async () => {
    const dialogId = await makeDialog(clinic);
    const maria = await personNamed("Maria Gomez");
    const id = await makeTouch(dana, maria, { cited: await messageOf(dialogId) });
    const citation = async () => (await readTouch(dana, maria, id))?.touch.citation;
    expect(await citation()).toMatchObject({
      dialogId,
      who: "Maria Gomez",
      text: "May I come on Tuesday?",
      unsent: false,
    });
    await database().update(messages).set({ text: "", unsentAt: new Date() });
    expect(await citation()).toMatchObject({ text: "", unsent: true });
    const offered = await recentMessages(dana, maria, { dialog: null, message: null });
    expect(offered).toEqual([]);
  });

  test("must be this person's: not from a stranger's dialog, nor said to be from a sister", async () => {
    const dialogId = await makeDialog(clinic);
    const cited = await messageOf(dialogId);
    expect(await problemsOf(await makePerson("Jonas Weber"), { cited })).toEqual([
      "cited notTheirs",
    ]);
    const ada = await makePerson("Ada Gomez");
    await standBehind(dialogId, ada);
    await attributeMessages(dana, { dialogId, messageIds: [cited], personId: ada });
    expect(await problemsOf(await personNamed("Maria Gomez"), { cited })).toEqual([
      "cited notTheirs",
    ]);
    expect(await problemsOf(ada, { cited })).toEqual([]);
  });

  test("is from whom its writer's record belongs to, once that was merged", async () => {
    const dialogId = await makeDialog(clinic);
    const cited = await messageOf(dialogId);
    const former = await makePerson("A. Gomez");
    await standBehind(dialogId, former);
    await attributeMessages(dana, { dialogId, messageIds: [cited], personId: former });
    const ada = await makePerson("Ada Gomez");
    await mergePeople(dana, { keptId: ada, otherId: former });
    const id = await makeTouch(dana, ada, { cited });
    const touch = (await readTouch(dana, ada, id))?.touch;
    expect(touch?.citation).toMatchObject({ who: "Ada Gomez" });
    const citable = await recentMessages(dana, ada, { dialog: null, message: null });
    expect(citable).toMatchObject([{ messageId: cited, who: "Ada Gomez" }]);
  });

  test("in an account that one may not see is not shown, and an edit keeps it", async () => {
    const hidden = await makeDialog(clinic);
    const maria = await personNamed("Maria Gomez");
    const seen = await makeDialog(skin, { peer: { ...peer, name: "maria.g" } });
    await standBehind(seen, maria);
    const cited = await messageOf(hidden);
    const id = await makeTouch(dana, maria, { cited });
    const touch = (await readTouch(priya, maria, id))?.touch;
    expect(touch).toMatchObject({ citation: { hidden: true }, dialogId: null });
    const draft = aCall({ cited: "kept", text: "Reached her." });
    expect(
      await editTouch(
        priya,
        { touchId: id, version: 1, draft, seen: aCall({ cited: "kept" }) },
        noon,
      ),
    ).toMatchObject({
      ok: true,
    });
    expect((await readTouch(dana, maria, id))?.touch.citation).toMatchObject({
      messageId: cited,
    });
  });
});

const peer = {
  identities: [{ kind: "igsid" as const, value: "1203984756102937" }],
  handle: null,
};

describe("an edit", () => {
  test("is a new version; the earlier text stays readable, with who wrote it", async () => {
    const maria = await makePerson("Maria Gomez");
    const touchId = await makeTouch(dana, maria);
    const draft = aCall({ outcome: "Reached", text: "Tuesday is fine." });
    await edits(touchId, draft);
    expect((await readTouch(dana, maria, touchId))?.touch).toMatchObject({
      version: 2,
      text: "Tuesday is fine.",
      author: "Dana Whitlock",
      changed: { by: "Dana Whitlock", at: noon.toISOString() },
    });
    expect(await touchVersions(dana, touchId)).toMatchObject([
      { version: 2, text: "Tuesday is fine.", outcome: "Reached" },
      { version: 1, text: "Rang to confirm Tuesday.", outcome: "No answer" },
    ]);
  });

  test("changes the row in the thread, where it stood", async () => {
    const dialogId = await makeDialog(clinic);
    const touchId = await makeTouch(dana, await personNamed("Maria Gomez"), { dialogId });
    const cursor = await settledCursor(dana);
    const draft = aCall({ outcome: "Reached" });
    const later = new Date(noon.getTime() + 3_600_000);
    await edits(touchId, draft, { now: later });
    const told = await changesSince(dana, { cursor, open: dialogId });
    expect(told.reset ? [] : told.open?.beside).toMatchObject([
      { id: `touch-${touchId}`, version: 2, at: noon.toISOString(), outcome: "Reached" },
    ]);
  });

  test("of what a colleague wrote meanwhile says what stands there now, and replaces it once that was seen", async () => {
    const touchId = await makeTouch(dana, await makePerson("Maria Gomez"));
    await edits(touchId, aCall({ text: "Theirs", outcome: "Reached" }));
    const mine = aCall({ text: "Mine" });
    const theirs = { text: "Theirs" };
    const said = await edits(touchId, mine);
    expect(said).toEqual({ ok: false, reason: "changedMeanwhile", theirs });
    expect(await edits(touchId, mine, { seen: aCall(theirs) })).toMatchObject({
      ok: true,
    });
    expect(await touchVersions(dana, touchId)).toMatchObject([
      { version: 3, text: "Mine", outcome: "Reached" },
      { version: 2, text: "Theirs", outcome: "Reached" },
      { version: 1, text: "Rang to confirm Tuesday.", outcome: "No answer" },
    ]);
  });

  test("leaves what a colleague changed beside it, such as a follow-up that was moved", async () => {
    const followUpOn = "2026-11-26";
    const maria = await makePerson("Maria Gomez");
    const touchId = await makeTouch(dana, maria, { followUpOn });
    await moveFollowUp(priya, { touchId, version: 1, on: "2026-11-30" }, noon);
    const typed = aCall({ followUpOn, text: "Reached her." });
    await edits(touchId, typed, { seen: aCall({ followUpOn }) });
    expect((await readTouch(dana, maria, touchId))?.touch).toMatchObject({
      text: "Reached her.",
      followUpOn: "2026-11-30",
    });
  });

  test("that leaves the citation as it was shown leaves a colleague's, and one that takes it off is told of theirs", async () => {
    const dialogId = await makeDialog(clinic);
    const maria = await personNamed("Maria Gomez");
    const other = await makeDialog(skin, { peer: { ...peer, name: "maria.g" } });
    await standBehind(other, maria);
    const cited = await messageOf(dialogId);
    const theirs = { cited: await messageOf(other) };
    const touchId = await makeTouch(dana, maria, { cited });
    const seen = aCall({ cited: "kept" });
    await edits(touchId, aCall(theirs), { seen });
    await edits(touchId, aCall({ cited: "kept", text: "Mine" }), { seen });
    expect((await readTouch(dana, maria, touchId))?.touch).toMatchObject({
      text: "Mine",
      citation: { messageId: theirs.cited },
    });
    const said = await edits(touchId, aCall({ cited: null }), { seen });
    expect(said).toEqual({ ok: false, reason: "changedMeanwhile", theirs });
  });

  test("of a visit that was a call after all has the direction that was typed", async () => {
    const maria = await makePerson("Maria Gomez");
    const visit = aCall({ kind: "visit", direction: "incoming" });
    const touchId = await makeTouch(dana, maria, visit);
    await edits(touchId, { ...visit, kind: "call" }, { seen: visit });
    expect((await readTouch(dana, maria, touchId))?.touch).toMatchObject({
      kind: "call",
      direction: "incoming",
    });
  });

  test("of two at once, one is refused and nothing is lost; the same twice is one", async () => {
    const touchId = await makeTouch(dana, await makePerson("Maria Gomez"));
    const atOnce = (texts: string[]) =>
      Promise.all(texts.map((text) => edits(touchId, aCall({ text }))));
    const outcomes = (await atOnce(["First", "Second"])).map(({ ok }) => ok);
    expect(outcomes.toSorted()).toEqual([false, true]);
    expect(await touchVersions(dana, touchId)).toHaveLength(2);
    const other = await makeTouch(dana, await makePerson("Ana Gomez"));
    for (const said of [1, 2].map(() => edits(other, aCall({ text: "Same" }))))
      expect(await said).toMatchObject({ ok: true, value: { touchId: other } });
    expect(await touchVersions(dana, other)).toHaveLength(2);
  });

  test("leaves the second of a repeated hour where it was", async () => {
    const maria = await makePerson("Maria Gomez");
    const touchId = await makeTouch(dana, maria, { date: "2026-10-25", time: "01:30" });
    const second = new Date("2026-10-25T01:30:00Z");
    await database()
      .insert(touches)
      .values({ rootId: touchId, version: 2, personId: maria, kind: "call", at: second });
    const seen = aCall({ date: "2026-10-25", time: "01:30", outcome: "", text: "" });
    await edits(touchId, { ...seen, text: "Only the words" }, { version: 2, seen });
    expect((await readTouch(dana, maria, touchId))?.touch.at).toBe(second.toISOString());
  });
});

test("a withdrawn touch stays on the record, marked, and can't be edited", async () => {
  const maria = await makePerson("Maria Gomez");
  const touchId = await makeTouch(dana, maria);
  await withdrawTouch(dana, { touchId, version: 1 });
  expect((await readTouch(dana, maria, touchId))?.touch).toMatchObject({
    withdrawn: true,
    text: "Rang to confirm Tuesday.",
  });
  expect(await edits(touchId, aCall({ text: "Mine" }))).toEqual(refused("withdrawn"));
});

test("what was recorded can be neither changed nor erased in the database", async () => {
  const id = await makeTouch(dana, await makePerson("Maria Gomez"));
  const which = eq(touches.id, id);
  const cause = { cause: expect.objectContaining({ message: "touches is append-only" }) };
  await expect(
    database().update(touches).set({ text: "Nothing" }).where(which),
  ).rejects.toMatchObject(cause);
  await expect(database().delete(touches).where(which)).rejects.toMatchObject(cause);
});

test("who may not see the person finds none of their touches", async () => {
  await makeDialog(clinic);
  const maria = await personNamed("Maria Gomez");
  const touchId = await makeTouch(dana, maria);
  expect(await readTouch(priya, maria, touchId)).toBeNull();
  expect(await touchVersions(priya, touchId)).toBeNull();
  const seen = { touchId, version: 1 };
  expect(await withdrawTouch(priya, seen)).toMatchObject({ reason: "notFound" });
  expect(
    await recordTouch(priya, {
      personId: maria,
      dialogId: null,
      clientId: randomUUID(),
      draft: aCall(),
    }),
  ).toMatchObject({ reason: "notFound" });
  const stored = await database().select().from(touches).orderBy(asc(touches.id));
  expect(stored.filter(({ personId }) => personId === maria)).toHaveLength(1);
});

test("what was done with a dialog is no touch whose versions anybody reads", async () => {
  await closeDialog(dana, await makeDialog(clinic));
  const deeds = await database().select().from(touches);
  expect(deeds.map(({ kind }) => kind)).toContain("dialogClosed");
  for (const { id } of deeds) expect(await touchVersions(priya, id)).toBeNull();
});
