import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { NextRequest } from "next/server";
import { GET } from "@/app/api/dialogs/[id]/messages/[messageId]/versions/route";
import { messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import type { ChannelEvent } from "@/lib/channels/events";
import { blockContact, takeBackBlock } from "@/lib/dialogs/actions/block";
import { closeDialog, reopenDialog } from "@/lib/dialogs/actions/close";
import {
  sayAnswerNeeded,
  sayNoAnswerNeeded,
} from "@/lib/dialogs/actions/no-answer-needed";
import { applyEvent } from "@/lib/dialogs/apply/apply-events";
import { listDialogs } from "@/lib/dialogs/list/list";
import { changesSince } from "@/lib/dialogs/live/changes";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { storeReply } from "@/lib/dialogs/send/send";
import { openDialog } from "@/lib/dialogs/thread/open";
import { earlierVersions } from "@/lib/dialogs/thread/versions";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import {
  inbound,
  makeDialog,
  makeProfile,
  makeStaff,
  seenAll,
} from "@/tests/support/factories";
import { settledCursor } from "@/tests/support/settled-cursor";
import { untilInLine } from "@/tests/support/waiting";

const database = useDatabase();
let dental: Awaited<ReturnType<typeof makeProfile>>;
let kids: Awaited<ReturnType<typeof makeProfile>>;
let tomas: Staff;
let priya: Staff;

beforeAll(async () => {
  dental = await makeProfile("A");
  kids = await makeProfile("B");
  tomas = await makeStaff({ name: "Tomas Reyk" });
  priya = await makeStaff({
    name: "Priya Anand",
    scope: { all: false, accountIds: [kids.id] },
  });
});

beforeEach(() => emptyInbox(database()));

const marta = {
  identities: [{ kind: "igsid" as const, value: "1203984756102937" }],
  name: "Marta Solís",
  handle: null,
};
const minute = (number: number) => new Date(Date.UTC(2026, 10, 20, 9, number));
const writes = (externalId: string, text: string, more: object = {}) =>
  makeDialog(dental, { peer: marta, externalId, text, at: minute(1), ...more });

/** Something that happens to a message, in the order of its minutes. */
const happens = (event: object, number: number) =>
  keepEvent(dental, {
    accountExternalId: dental.externalId,
    eventKey: `event:${JSON.stringify(event)}:${number}`,
    payload: "{}",
    peer: marta,
    at: minute(number),
    ...event,
  } as ChannelEvent);
const reacts = (emoji: string | null, number: number, by = "inbound") =>
  happens({ type: "reaction", externalId: "m1", by, emoji }, number);
const unsends = (externalId: string) => happens({ type: "unsend", externalId }, 30);
const edits = (text: string, number: number) =>
  happens({ type: "edit", externalId: "m1", text, number }, 10 + number);

const opened = async (id: number) => (await openDialog(tomas, id))?.messages ?? [];

/** What a screen that has the dialog open hears of what `happening` did to it. */
async function heard(id: number, happening: () => Promise<unknown>) {
  const cursor = await settledCursor(tomas);
  await happening();
  const told = await changesSince(tomas, { cursor, open: id });
  return told.reset ? [] : (told.open?.messages ?? []);
}

describe("reactions", () => {
  test("one for each side, the newest; a removed one is gone", async () => {
    const id = await writes("m1", "Hola");
    await reacts("👍", 2);
    await reacts("❤️", 3);
    await reacts("😮", 4, "outbound");
    const [message] = await opened(id);
    expect(message?.reactions).toEqual([
      { by: "inbound", emoji: "❤️" },
      { by: "outbound", emoji: "😮" },
    ]);
    await reacts(null, 5);
    expect((await opened(id))[0]?.reactions).toEqual([{ by: "outbound", emoji: "😮" }]);
  });

  test("one that comes after its message was taken back leaves the tombstone bare", async () => {
    const id = await writes("m1", "Hola");
    await unsends("m1");
    await reacts("👍", 2);
    expect((await opened(id))[0]).toMatchObject({ unsent: true, reactions: [] });
  });

  test("an open screen hears of one, and of its removal", async () => {
    const id = await writes("m1", "Hola");
    const first = await heard(id, () => reacts("👍", 2));
    expect(first).toMatchObject([{ reactions: [{ by: "inbound", emoji: "👍" }] }]);
    const second = await heard(id, () => reacts(null, 3));
    expect(second).toMatchObject([{ text: "Hola", reactions: [] }]);
  });
});

describe("a quoted reply", () => {
  const answer = { replyToExternalId: "m1", at: minute(5) };

  test("shows what it answers", async () => {
    const id = await writes("m1", "Morning or afternoon?");
    await writes("m2", "Morning", answer);
    const [asked, morning] = await opened(id);
    expect(asked?.quote).toBeNull();
    expect(morning?.quote).toEqual({
      messageId: asked?.id,
      text: "Morning or afternoon?",
      kind: "text",
      direction: "inbound",
      author: null,
      unsent: false,
    });
  });

  test("of a message that nobody knows says so, until the message comes", async () => {
    const id = await writes("m2", "Morning", answer);
    expect((await opened(id))[0]?.quote).toMatchObject({ messageId: null, text: "" });
    const told = await heard(id, () => writes("m1", "Morning or afternoon?"));
    const quote = expect.objectContaining({ text: "Morning or afternoon?" });
    expect(told).toContainEqual(expect.objectContaining({ text: "Morning", quote }));
  });

  test("never quotes from another dialog", async () => {
    await keepEvent(
      dental,
      inbound(dental, {
        peer: { ...marta, identities: [{ kind: "igsid", value: "8675309123456781" }] },
        externalId: "m1",
        text: "My PIN is 4471",
      }),
    );
    const id = await writes("m2", "Morning", answer);
    expect((await opened(id))[0]?.quote).toMatchObject({ messageId: null, text: "" });
  });

  test("of what was taken back says that alone, on open screens too", async () => {
    const id = await writes("m1", "My PIN is 4471");
    await writes("m2", "Sorry, wrong chat", answer);
    const told = await heard(id, () => unsends("m1"));
    expect(told).toHaveLength(2);
    expect(told[1]?.quote).toMatchObject({ text: "", unsent: true });
    expect(JSON.stringify(told)).not.toContain("4471");
    expect(JSON.stringify(await openDialog(tomas, id))).not.toContain("4471");
  });
});

describe("who waits", () => {
  const waitsSince = async () =>
    (await listDialogs(tomas, { tab: "active" })).rows[0]?.unansweredSince;
  const at = (number: number) => ({ at: minute(number) });

  test("does not wait any more where all that was unanswered was taken back", async () => {
    await writes("m1", "Are you there?");
    await unsends("m1");
    expect(await waitsSince()).toBeNull();
  });

  test("waits since the first words that were not taken back", async () => {
    await writes("m1", "Ar you tehre?");
    await writes("m2", "Are you there?", at(3));
    await writes("m3", "Hello?", at(4));
    await unsends("m3");
    expect(await waitsSince()).toBe(minute(1).toISOString());
    await unsends("m1");
    expect(await waitsSince()).toBe(minute(3).toISOString());
  });

  test("waits since what was not taken back of what came at one and the same moment", async () => {
    await writes("m1", "A photo");
    await writes("m2", "The same photo");
    await unsends("m2");
    expect(await waitsSince()).toBe(minute(1).toISOString());
  });

  test("is nobody by what was settled as the dialog was closed, though it was reopened for good reason", async () => {
    const id = await writes("m1", "Are you there?");
    await closeDialog(tomas, id);
    await reopenDialog(await makeStaff({ name: "Dana Whitlock" }), id);
    await writes("m2", "Thanks, I was helped", at(3));
    await unsends("m2");
    expect(await waitsSince()).toBeNull();
  });

  test("is nobody who took back what they wrote while they were blocked by a slip, and their dialog stays closed", async () => {
    const id = await writes("m1", "Are you there?");
    await closeDialog(tomas, id);
    await blockContact(tomas, id);
    await writes("m2", "Hello?", at(3));
    await unsends("m2");
    await takeBackBlock(tomas, id);
    expect((await openDialog(tomas, id))?.row).toMatchObject({
      closed: true,
      blocked: false,
      unansweredSince: null,
    });
  });

  test("is who has words left, where a deed is taken back that was done before the others were", async () => {
    const id = await writes("m1", "Ar you tehre?");
    await writes("m2", "Are you there?", at(3));
    await closeDialog(tomas, id);
    await unsends("m1");
    await reopenDialog(tomas, id);
    expect(await waitsSince()).toBe(minute(3).toISOString());
    await sayNoAnswerNeeded(tomas, id);
    await unsends("m2");
    const nobodyWaits = { ok: false, reason: "nobodyWaits" };
    expect(await sayAnswerNeeded(tomas, id)).toEqual(nobodyWaits);
    expect((await openDialog(tomas, id))?.row).toMatchObject({
      unansweredSince: null,
      settled: null,
    });
  });
});

describe("who waits where what came late answers some of what staff had settled", () => {
  const waitsSince = async () =>
    (await listDialogs(tomas, { tab: "active" })).rows[0]?.unansweredSince;
  const at = (number: number) => ({ at: minute(number) });
  const answers = (number: number) =>
    writes("a1", "At nine", { direction: "echo", ...at(number) });

  test("waits since what that answer left unanswered, once it is taken back that no answer is needed", async () => {
    const id = await writes("m1", "When?");
    await writes("m2", "And where?", at(5));
    await sayNoAnswerNeeded(tomas, id);
    await answers(3);
    expect((await openDialog(tomas, id))?.row).toMatchObject({
      unansweredSince: null,
      settled: { by: "Tomas Reyk" },
    });
    await sayAnswerNeeded(tomas, id);
    expect(await waitsSince()).toBe(minute(5).toISOString());
  });

  test("is nobody by a question that had its answer before it came, and was taken back since", async () => {
    await writes("m0", "Hello");
    await answers(3);
    const id = await writes("m2", "And where?", at(5));
    await sayNoAnswerNeeded(tomas, id);
    await writes("m1", "When?", at(2));
    expect((await openDialog(tomas, id))?.row).toMatchObject({
      unansweredSince: null,
      settled: { by: "Tomas Reyk" },
    });
    await unsends("m1");
    expect(await waitsSince()).toBeNull();
    await sayAnswerNeeded(tomas, id);
    expect(await waitsSince()).toBe(minute(5).toISOString());
  });
});

describe("what was said before the account was connected, and is found later,", () => {
  const waitsSince = async () =>
    (await listDialogs(tomas, { tab: "active" })).rows[0]?.unansweredSince;
  const isFound = () => writes("m0", "Hola", { at: minute(0), recovered: "history" });

  test("leaves to staff that no answer is needed, and that one is after all", async () => {
    const id = await writes("m1", "Thank you");
    await sayNoAnswerNeeded(tomas, id);
    await isFound();
    expect((await openDialog(tomas, id))?.row).toMatchObject({
      unansweredSince: null,
      settled: { by: "Tomas Reyk" },
      unread: 1,
    });
    await sayAnswerNeeded(tomas, id);
    expect(await waitsSince()).toBe(minute(1).toISOString());
  });

  test("leaves known who waits again, once the clinic takes back its answer", async () => {
    await writes("m1", "When?");
    await writes("a1", "At nine", { direction: "echo", at: minute(3) });
    await isFound();
    await unsends("a1");
    expect(await waitsSince()).toBe(minute(1).toISOString());
  });

  test("brings a closed dialog back in which nobody waits, whatever is taken back then", async () => {
    const id = await writes("m1", "When?");
    await closeDialog(tomas, id);
    await isFound();
    expect(await waitsSince()).toBeNull();
    await writes("a1", "At nine", { direction: "echo", at: minute(3) });
    await unsends("a1");
    expect(await waitsSince()).toBeNull();
  });
});

describe("who waits where the clinic takes back what it had answered", () => {
  const waitsSince = async () =>
    (await listDialogs(tomas, { tab: "active" })).rows[0]?.unansweredSince;
  const answers = (externalId: string, number: number) =>
    writes(externalId, "At nine", { direction: "echo", at: minute(number) });

  test("waits as before, once no answer of it is left", async () => {
    await writes("m1", "When?");
    await writes("m2", "Please", { at: minute(2) });
    await answers("a1", 3);
    await answers("a2", 4);
    await unsends("a1");
    expect(await waitsSince()).toBeNull();
    await unsends("a2");
    expect(await waitsSince()).toBe(minute(1).toISOString());
  });

  test("waits as before, where the answer was written in the portal", async () => {
    const at = new Date(Date.now() - 60_000);
    const id = await writes("m1", "When?", { at });
    const clientId = randomUUID();
    const reply = { dialogId: id, clientId, text: "At nine", seenSeq: seenAll };
    expect(await storeReply(tomas, reply)).toMatchObject({ ok: true });
    expect(await waitsSince()).toBeNull();
    const sent = { externalId: "a1", status: "sent" } as const;
    await database().update(messages).set(sent).where(eq(messages.clientId, clientId));
    await unsends("a1");
    expect(await waitsSince()).toBe(at.toISOString());
  });

  test("is nobody who did not wait for it", async () => {
    const id = await writes("m1", "Thanks!");
    await sayNoAnswerNeeded(tomas, id);
    await answers("a1", 3);
    await unsends("a1");
    expect(await waitsSince()).toBeNull();
    expect(await sayAnswerNeeded(tomas, id)).toMatchObject({ reason: "nobodyWaits" });
  });

  test("is nobody in a dialog that was closed since, nor as that is taken back", async () => {
    const id = await writes("m1", "When?");
    await answers("a1", 3);
    await closeDialog(tomas, id);
    await unsends("a1");
    expect((await openDialog(tomas, id))?.row).toMatchObject({ unansweredSince: null });
    await reopenDialog(tomas, id);
    expect(await waitsSince()).toBeNull();
  });

  test("is nobody where what is taken back was said before", async () => {
    const id = await writes("m1", "When?");
    await answers("a1", 3);
    await writes("m2", "And where?", { at: minute(5) });
    await closeDialog(tomas, id);
    const colleague = await makeStaff({ name: "Dana Whitlock" });
    await reopenDialog(colleague, id);
    await unsends("a1");
    expect(await waitsSince()).toBeNull();
  });

  test("waits since what it had answered, though they wrote after it, and an answer that stands leaves nobody to wait", async () => {
    const id = await writes("m1", "When?");
    await answers("a1", 3);
    expect(await sayAnswerNeeded(tomas, id)).toMatchObject({ reason: "nobodyWaits" });
    await writes("m2", "And where?", { at: minute(5) });
    expect(await waitsSince()).toBe(minute(5).toISOString());
    await unsends("a1");
    expect(await waitsSince()).toBe(minute(1).toISOString());
  });
});

describe("what comes at the same moment", () => {
  test("an edit brings nothing back of what was taken back as it came", async () => {
    const id = await writes("m1", "Tuesday at nine");
    let edited: Promise<unknown> = Promise.resolve();
    await database().transaction(async (rows) => {
      const unsend = {
        ...{ type: "unsend" as const, externalId: "m1", at: minute(30) },
        ...{ accountExternalId: dental.externalId, eventKey: "unsend:m1", payload: "{}" },
      };
      await applyEvent(rows, dental, unsend);
      edited = edits("My PIN is 4471", 1);
      await untilInLine(database(), 1);
    });
    await edited;
    expect(JSON.stringify(await openDialog(tomas, id))).not.toContain("4471");
  });
});

describe("an edited message", () => {
  const idsOf = async () => {
    const dialogId = await writes("m1", "Tuesday at nine");
    await edits("Tuesday at ten", 1);
    await edits("Wednesday at ten", 2);
    const [message] = await opened(dialogId);
    return { dialogId, messageId: message?.id ?? 0 };
  };

  test("keeps what it said before, oldest first", async () => {
    const ids = await idsOf();
    const [message] = await opened(ids.dialogId);
    expect(message).toMatchObject({ text: "Wednesday at ten", edited: true });
    expect(await earlierVersions(tomas, ids)).toEqual({
      versions: [
        { number: 0, text: "Tuesday at nine", at: minute(1).toISOString() },
        { number: 1, text: "Tuesday at ten", at: minute(11).toISOString() },
      ],
    });
  });

  test("keeps nothing once it was taken back", async () => {
    const ids = await idsOf();
    await unsends("m1");
    expect(await earlierVersions(tomas, ids)).toEqual({ versions: [] });
    const { rows } = await listDialogs(tomas, { tab: "active" });
    expect(rows[0]?.preview).toMatchObject({ text: "", unsent: true });
  });

  test("is not there for who may not see the account, nor under another dialog", async () => {
    const ids = await idsOf();
    expect(await earlierVersions(priya, ids)).toBeNull();
    const other = { ...ids, dialogId: ids.dialogId + 1 };
    expect(await earlierVersions(tomas, other)).toBeNull();
  });

  test("tells nobody who is not signed in", async () => {
    const params = Promise.resolve({ id: "1", messageId: "1" });
    const url = "http://localhost/api/dialogs/1/messages/1/versions";
    const answer = await GET(new NextRequest(url), { params });
    expect(answer.status).toBe(401);
  });
});
