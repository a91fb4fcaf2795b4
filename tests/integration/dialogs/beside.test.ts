import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { dialogs, messages, touches } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { closeDialog, reopenDialog } from "@/lib/dialogs/actions/close";
import { addNote } from "@/lib/dialogs/actions/notes";
import { changesSince } from "@/lib/dialogs/live/changes";
import { storeReply } from "@/lib/dialogs/send/send";
import { climb } from "@/lib/dialogs/send/settle";
import { olderMessages, openDialog } from "@/lib/dialogs/thread/open";
import type { BesideRow } from "@/lib/dialogs/types/beside";
import { answerTimes } from "@/lib/health/answers";
import { lastDay } from "@/lib/health/last-day";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import {
  makeDialog,
  makeProfile,
  makeSender,
  makeStaff,
  seenAll,
} from "@/tests/support/factories";
import { personNamed } from "@/tests/support/people";
import { settledCursor } from "@/tests/support/settled-cursor";

const database = useDatabase();
let kids: Awaited<ReturnType<typeof makeProfile>>;
let tomas: Staff;

beforeAll(async () => {
  kids = await makeProfile("B");
  tomas = await makeStaff({ name: "Tomas Reyk" });
});

beforeEach(() => emptyInbox(database()));

const today = Date.now();
const minutesAgo = (minutes: number) => new Date(today - minutes * 60_000);

const writes = (at: Date) => makeDialog(kids, { at, externalId: randomUUID() });

const inShort = (rows: BesideRow[] = []) =>
  rows.map((row) => (row.type === "deed" ? `${row.deed} by ${row.by}` : row.type));

const ruth = {
  identities: [{ kind: "phone" as const, value: "+447700900122" }],
  name: "Ruth Okafor",
  handle: null,
};

const besideOf = async (id: number) => (await openDialog(tomas, id))?.beside;

const answer = (dialogId: number, text: string) =>
  storeReply(tomas, { dialogId, clientId: randomUUID(), text, seenSeq: seenAll });

const touchesOf = (dialogId: number) =>
  database()
    .select()
    .from(touches)
    .where(eq(touches.dialogId, dialogId))
    .orderBy(touches.id);

describe("beside the messages", () => {
  test("stand who closed and reopened the dialog, and what reopened it by itself", async () => {
    const id = await writes(minutesAgo(60));
    await closeDialog(tomas, id, { at: minutesAgo(50) });
    await reopenDialog(tomas, id, { at: minutesAgo(40) });
    await closeDialog(tomas, id, { at: minutesAgo(30) });
    await writes(minutesAgo(20));
    expect(inShort(await besideOf(id))).toEqual([
      "dialogClosed by Tomas Reyk",
      "dialogReopened by Tomas Reyk",
      "dialogClosed by Tomas Reyk",
      "dialogReopened by null",
    ]);
    expect((await besideOf(id))?.at(-1)?.at).toBe(minutesAgo(20).toISOString());
  });

  test("a message written before the closing, which came after it, reopens no earlier than that", async () => {
    const id = await writes(minutesAgo(60));
    await closeDialog(tomas, id, { at: minutesAgo(30) });
    await writes(minutesAgo(35));
    const rows = await besideOf(id);
    expect(inShort(rows)).toEqual([
      "dialogClosed by Tomas Reyk",
      "dialogReopened by null",
    ]);
    expect(rows?.[1]?.at).toBe(minutesAgo(30).toISOString());
  });

  test("an open screen hears of a closing, and of nothing that it knew", async () => {
    const id = await writes(minutesAgo(60));
    await closeDialog(tomas, id, { at: minutesAgo(50) });
    await reopenDialog(tomas, id, { at: minutesAgo(40) });
    const cursor = await settledCursor(tomas);
    await closeDialog(tomas, id, { at: minutesAgo(30) });
    const told = await changesSince(tomas, { cursor, open: id });
    expect(told.reset ? null : inShort(told.open?.beside)).toEqual([
      "dialogClosed by Tomas Reyk",
    ]);
  });

  test("each page of a long thread brings what happened in its time, once", async () => {
    const id = await writes(minutesAgo(200));
    await closeDialog(tomas, id, { at: minutesAgo(199) });
    for (let minute = 190; minute > 60; minute -= 1) await writes(minutesAgo(minute));
    await closeDialog(tomas, id, { at: minutesAgo(61) });
    await reopenDialog(tomas, id, { at: minutesAgo(60) });
    const newest = await openDialog(tomas, id);
    expect(inShort(newest?.beside)).toEqual([
      "dialogClosed by Tomas Reyk",
      "dialogReopened by Tomas Reyk",
    ]);
    const older = await olderMessages(tomas, id, newest?.messages[0]?.id ?? 0);
    expect(inShort(older?.beside)).toEqual([]);
    const oldest = await olderMessages(tomas, id, older?.messages[0]?.id ?? 0);
    expect(oldest?.hasOlder).toBe(false);
    expect(inShort(oldest?.beside)).toEqual([
      "dialogClosed by Tomas Reyk",
      "dialogReopened by null",
    ]);
  });
});

test("beside the messages stands nothing of another dialog, nor of who may not be seen", async () => {
  const id = await writes(minutesAgo(60));
  const identities = [{ kind: "igsid" as const, value: "5551234" }];
  const peer = { identities, name: "Sam Tully", handle: null };
  const other = await makeDialog(kids, { peer, externalId: randomUUID() });
  await closeDialog(tomas, other);
  await addNote(tomas, { dialogId: other, clientId: randomUUID(), text: "Ask Ben" });
  await makeDialog(await makeSender(), { peer: ruth });
  const personId = await personNamed("Ruth Okafor");
  const call = { personId, dialogId: id, kind: "call" as const, at: minutesAgo(50) };
  await database().insert(touches).values(call);
  const priya = await makeStaff({ scope: { all: false, accountIds: [kids.id] } });
  expect(inShort(await besideOf(id))).toEqual(["touch"]);
  expect((await openDialog(priya, id))?.beside).toEqual([]);
  expect(inShort(await besideOf(other))).toEqual(["dialogClosed by Tomas Reyk", "note"]);
});

describe("a first answer", () => {
  const answersIn = async (id: number) =>
    (await touchesOf(id)).filter(({ kind }) => kind === "firstAnswer");

  test("is logged once for each opening, with its author and how long the patient had waited", async () => {
    const id = await writes(minutesAgo(11));
    await answer(id, "Tuesday at ten suits us.");
    await answer(id, "Please bring your card.");
    const [first, ...more] = await answersIn(id);
    expect(more).toEqual([]);
    expect(first?.authorId).toBe(tomas.id);
    expect(Math.round((first?.waitedMs ?? 0) / 60_000)).toBe(11);
    await closeDialog(tomas, id);
    await writes(new Date());
    await answer(id, "Again, then.");
    expect(await answersIn(id)).toHaveLength(2);
  });

  test("is none where nobody waits", async () => {
    const id = await writes(minutesAgo(11));
    await closeDialog(tomas, id, { at: minutesAgo(10) });
    await reopenDialog(tomas, id);
    await answer(id, "We have news for you.");
    expect(await answersIn(id)).toEqual([]);
  });

  describe("that was refused", () => {
    /** What is counted of this week, and how long the patient waited, in minutes. */
    async function counted() {
      const { all } = await answerTimes("Europe/London");
      const weeks = all.weeks.filter(({ answers }) => answers > 0);
      const { hours } = await lastDay();
      const ofLastDay = hours.filter(({ medianMs }) => medianMs !== null);
      expect(ofLastDay).toHaveLength(weeks.length);
      return weeks.map(({ answers, medianMs }) => [
        answers,
        Math.round((medianMs ?? 0) / 60_000),
      ]);
    }

    const report = (text: string, status: "failed" | "delivered") =>
      database().transaction(async (rows) => {
        const [said] = await rows.select().from(messages).where(eq(messages.text, text));
        const errorCode = status === "failed" ? "551" : null;
        await climb(rows, said?.id ?? 0, { status, errorCode });
      });

    /** So many minutes pass, for the patient and for what was said to them. */
    const pass = (minutes: number) =>
      database().transaction(async (rows) => {
        await rows.execute(sql`set local session_replication_role = replica`);
        const ago = sql`at - ${minutes} * interval '1 minute'`;
        await rows.update(messages).set({ at: ago });
        await rows.update(touches).set({ at: ago });
        await rows.update(dialogs).set({
          lastAt: sql`last_at - ${minutes} * interval '1 minute'`,
          unansweredSince: sql`unanswered_since - ${minutes} * interval '1 minute'`,
        });
      });

    test("is none, and the patient has waited until the next that was not", async () => {
      const id = await writes(minutesAgo(11));
      await answer(id, "Tuesday at ten suits us.");
      expect(await counted()).toEqual([[1, 11]]);
      await report("Tuesday at ten suits us.", "failed");
      expect(await counted()).toEqual([]);
      await pass(20);
      await answer(id, "Tuesday at ten.");
      await answer(id, "Please bring your card.");
      expect(await counted()).toEqual([[1, 31]]);
    });

    test("is none either once the messages have outlived their retention", async () => {
      const id = await writes(minutesAgo(11));
      await answer(id, "Tuesday at ten suits us.");
      await report("Tuesday at ten suits us.", "failed");
      await pass(20);
      await answer(id, "Tuesday at ten.");
      const gone = async (text: string) =>
        database().transaction(async (rows) => {
          await rows.execute(sql`set local session_replication_role = replica`);
          await rows.delete(messages).where(eq(messages.text, text));
        });
      await gone("Tuesday at ten suits us.");
      expect(await counted()).toEqual([[1, 31]]);
      await gone("Tuesday at ten.");
      expect(await counted()).toEqual([[1, 31]]);
    });

    test("is none either where the next was written before its refusal was known, or after that had brought it back", async () => {
      const id = await writes(minutesAgo(11));
      await answer(id, "Tuesday at ten suits us.");
      await pass(5);
      await answer(id, "Please bring your card.");
      await report("Tuesday at ten suits us.", "failed");
      expect(await counted()).toEqual([[1, 16]]);
      await closeDialog(tomas, id);
      await report("Please bring your card.", "failed");
      expect(await counted()).toEqual([]);
      await pass(20);
      await answer(id, "Tuesday at ten.");
      expect(await counted()).toEqual([[1, 36]]);
    });

    test("is none, nor is what was said once the dialog was closed all the same: nobody waits then", async () => {
      const id = await writes(minutesAgo(11));
      await answer(id, "Tuesday at ten suits us.");
      await report("Tuesday at ten suits us.", "failed");
      await closeDialog(tomas, id, { undeliveredReason: "Called her." });
      await pass(20);
      await makeDialog(kids, {
        direction: "echo",
        at: new Date(),
        text: "We have moved.",
      });
      expect(await counted()).toEqual([]);
    });

    test("is the first all the same where a later report says that it arrived", async () => {
      const id = await writes(minutesAgo(11));
      await answer(id, "Tuesday at ten suits us.");
      await report("Tuesday at ten suits us.", "failed");
      await pass(20);
      await answer(id, "Tuesday at ten.");
      await report("Tuesday at ten suits us.", "delivered");
      expect(await counted()).toEqual([[1, 11]]);
    });
  });
});
