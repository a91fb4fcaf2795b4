import { randomUUID } from "node:crypto";
import { asc, eq } from "drizzle-orm";
import {
  accounts,
  attachments,
  auditLog,
  contacts,
  credentials,
  deliveries,
  dialogs,
  erasedIds,
  messages,
  outbox,
} from "@/db/schema";
import { markSeen } from "@/lib/dialogs/actions/see";
import { erasedAmong, erasedHashes } from "@/lib/dialogs/erased";
import { arrivalsSince } from "@/lib/dialogs/live/arrivals";
import { keepEvent } from "@/lib/dialogs/receive/keep-events";
import { reconcile } from "@/lib/dialogs/receive/reconcile";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { storeReply } from "@/lib/dialogs/send/send";
import { sweep } from "@/lib/dialogs/sweep";
import { openDialog } from "@/lib/dialogs/thread/open";
import { minuteMs } from "@/lib/durations";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { manifest, twilioPost } from "@/tests/support/deliveries";
import { inbound, makeDialog, makeStaff, seenAll } from "@/tests/support/factories";
import {
  type Account,
  accountNow,
  clinicNumber,
  profileId,
  useProviders,
} from "@/tests/support/providers";
import { afterwards } from "@/tests/support/routes";
import { readSample } from "@/tests/support/standin/samples";
import { atDoor } from "@/tests/support/webhook-door";

const database = useDatabase();
const providers = useProviders();
const maria = "+447700900123";
const ago = (minutes: number) => new Date(Date.now() - minutes * minuteMs);

beforeEach(async () => {
  await emptyInbox(database());
  await database().delete(erasedIds);
  await database().update(credentials).set({ state: "valid", refusal: null });
  await database()
    .update(accounts)
    .set({
      state: "connected",
      stateReason: null,
      createdAt: ago(60 * 24 * 60),
      reconcileDueAt: ago(-10),
      reconciledAt: ago(10),
      reconciledMissing: 0,
    });
});

afterEach(async () => {
  await providers.standin.settled();
  await afterwards();
});

/** What reconciling one account finds; the others' time has not come. */
async function reconcileOnly(account: Account): Promise<number> {
  await database()
    .update(accounts)
    .set({ reconcileDueAt: ago(1) })
    .where(eq(accounts.id, account.id));
  return reconcile();
}

const remembered = (
  text: string,
  minutes: number,
  more: { direction?: "outbound"; status?: "delivered" | "sent" } = {},
) =>
  providers.standin.remember({
    direction: "inbound",
    phone: maria,
    clinic: clinicNumber,
    text,
    at: ago(minutes),
    ...more,
  });

const thread = () =>
  database().select().from(messages).orderBy(asc(messages.at), asc(messages.orderKey));

async function theDialog() {
  const [dialog, ...others] = await database().select().from(dialogs);
  expect(others).toEqual([]);
  if (!dialog) throw new Error("There is no dialog.");
  return dialog;
}

describe("a webhook that was lost", () => {
  test("Maria's message is found, unread, in its place and marked as arrived late", async () => {
    const { whatsapp } = providers;
    await makeDialog(whatsapp, { at: ago(30), text: "Good morning" });
    await makeDialog(whatsapp, { at: ago(10), text: "Are you there?" });
    remembered("May I come on Tuesday?", 20);
    expect(await reconcileOnly(whatsapp)).toBe(1);
    expect(await thread()).toMatchObject([
      { text: "Good morning", arrivedLate: false },
      { text: "May I come on Tuesday?", arrivedLate: true, seq: 3, inboundNo: 3 },
      { text: "Are you there?", arrivedLate: false },
    ]);
    expect(await theDialog()).toMatchObject({
      inboundCount: 3,
      clearedInbound: 0,
      lastPreview: "Are you there?",
    });
    expect(await accountNow(whatsapp)).toMatchObject({ reconciledMissing: 1 });
  });

  test("is told to whoever has not seen it as standing further up, until they have", async () => {
    const { whatsapp } = providers;
    const dana = await makeStaff();
    const dialogId = await makeDialog(whatsapp, { at: ago(30), text: "Good morning" });
    await makeDialog(whatsapp, { at: ago(10), text: "Are you there?" });
    remembered("May I come on Tuesday?", 20);
    await reconcileOnly(whatsapp);
    const lateFor = async () => (await openDialog(dana, dialogId))?.late;
    const [, late] = await thread();
    expect(await lateFor()).toEqual([{ id: late?.id, at: late?.at.toISOString() }]);
    await markSeen(dana, { dialogId, seq: 2 });
    expect(await lateFor()).toHaveLength(1);
    await markSeen(dana, { dialogId, seq: 3 });
    expect(await lateFor()).toEqual([]);
  });

  test("found twice it is one, and the second run says that nothing was missing", async () => {
    const { whatsapp } = providers;
    remembered("May I come on Tuesday?", 20);
    await reconcileOnly(whatsapp);
    const first = await accountNow(whatsapp);
    expect(await reconcileOnly(whatsapp)).toBe(0);
    expect(await thread()).toHaveLength(1);
    const second = await accountNow(whatsapp);
    expect(second.reconciledMissing).toBe(0);
    expect(second.reconciledAt?.getTime()).toBeGreaterThan(
      first.reconciledAt?.getTime() ?? 0,
    );
  });

  test("one that comes after all is a repeat, and tells Maria's name", async () => {
    const { whatsapp } = providers;
    const sid = remembered("May I come on Tuesday?", 20);
    await reconcileOnly(whatsapp);
    const response = await atDoor(
      twilioPost({
        MessageSid: sid,
        AccountSid: manifest.world.twilio.accountSid,
        From: `whatsapp:${maria}`,
        To: `whatsapp:${clinicNumber}`,
        Body: "May I come on Tuesday?",
        NumMedia: "0",
      }),
    );
    await afterwards();
    expect(response.status).toBe(200);
    expect(await thread()).toHaveLength(1);
    expect(await theDialog()).toMatchObject({ inboundCount: 1 });
    expect(await database().select().from(deliveries)).toMatchObject([
      { state: "applied", duplicateCount: 1 },
    ]);
  });

  test("one that was quarantined or erased here is not fetched again", async () => {
    const { whatsapp } = providers;
    const erased = remembered("Please forget me", 20);
    const [hash = ""] = erasedHashes(whatsapp.id, erased);
    await database().insert(erasedIds).values({ accountId: whatsapp.id, hash });
    const broken = remembered("Not understood", 15);
    await keepEvent(whatsapp, {
      type: "unknown",
      accountExternalId: clinicNumber,
      eventKey: `message:${broken}`,
      payload: "{}",
      reason: "test",
    });
    expect(await reconcileOnly(whatsapp)).toBe(0);
    expect(await thread()).toEqual([]);
    const gone = await erasedAmong(database(), whatsapp.id, [erased, broken]);
    expect(gone).toEqual(new Set([erased]));
  });

  test("what was said before the sender was connected stays where it was", async () => {
    const { whatsapp } = providers;
    await database()
      .update(accounts)
      .set({ createdAt: ago(5), reconciledAt: null });
    remembered("Long ago", 20);
    remembered("Just now", 2);
    expect(await reconcileOnly(whatsapp)).toBe(1);
    expect(await reconcileOnly(whatsapp)).toBe(0);
    expect(await thread()).toMatchObject([{ text: "Just now" }]);
  });

  test("was Maria's STOP: nothing more is sent to her, and what she asked afterwards waits on", async () => {
    const { whatsapp } = providers;
    const asked = ago(10);
    await makeDialog(whatsapp, { at: asked, text: "And when do you open?" });
    remembered("Stop", 20);
    await reconcileOnly(whatsapp);
    const { id, unansweredSince } = await theDialog();
    expect(unansweredSince).toEqual(asked);
    expect((await openDialog(await makeStaff(), id))?.refusal).toBe("stopped");
  });

  test("was what Maria asked before her STOP: it is read, and nobody waits for an answer that may not be given", async () => {
    const { whatsapp } = providers;
    const stop = { at: ago(10), text: "STOP", consent: "stopped" as const };
    await makeDialog(whatsapp, stop);
    remembered("When do you open?", 20);
    await reconcileOnly(whatsapp);
    expect(await theDialog()).toMatchObject({ inboundCount: 2, unansweredSince: null });
    const asksAfterwards = ago(5);
    await makeDialog(whatsapp, { at: asksAfterwards, text: "And on Sundays?" });
    remembered("And where are you?", 15);
    await reconcileOnly(whatsapp);
    expect((await theDialog()).unansweredSince).toEqual(asksAfterwards);
  });

  test("was a STOP before Maria's START: her last word stands", async () => {
    const { whatsapp } = providers;
    const start = { at: ago(10), text: "START", consent: "started" as const };
    const dialogId = await makeDialog(whatsapp, start);
    remembered("STOP", 20);
    await reconcileOnly(whatsapp);
    expect((await openDialog(await makeStaff(), dialogId))?.refusal).toBeNull();
  });

  test("of more than a page every message is found", async () => {
    const { whatsapp } = providers;
    for (let each = 0; each < 230; each += 1) remembered(`Message ${each}`, 20);
    expect(await reconcileOnly(whatsapp)).toBe(230);
    expect(await theDialog()).toMatchObject({ inboundCount: 230, lastSeq: 230 });
  }, 60_000);

  test("whose photo Twilio can't tell of is found later, and keeps no later message from being found", async () => {
    const { whatsapp, standin } = providers;
    const { reconciledAt } = await accountNow(whatsapp);
    await photoBefore(20);
    remembered("Are you open today?", 10);
    standin.fault("twilio.media.list", { type: "status", status: 500 });
    expect(await reconcileOnly(whatsapp)).toBe(1);
    expect(await thread()).toMatchObject([{ text: "Are you open today?" }]);
    expect(await accountNow(whatsapp)).toMatchObject({ reconciledAt });
    expect(await reconcileOnly(whatsapp)).toBe(1);
    expect(await database().select().from(attachments)).toMatchObject([
      { kind: "image" },
    ]);
  });

  test("is found though there are always three photos before it of which Twilio can't tell", async () => {
    const { whatsapp, standin } = providers;
    const untold: string[] = [];
    for (const minutes of [50, 40, 30]) untold.push(await photoBefore(minutes));
    await photoBefore(20);
    remembered("Are you open today?", 10);
    standin.fault(
      "twilio.media.list",
      { type: "status", status: 500 },
      {
        times: Number.POSITIVE_INFINITY,
        when: ({ path }) => untold.some((sid) => path.includes(sid)),
      },
    );
    expect(await reconcileOnly(whatsapp)).toBeGreaterThan(0);
    expect(await thread()).toContainEqual(
      expect.objectContaining({ text: "Are you open today?" }),
    );
    // Another is asked about first each time, by chance.
    for (let runs = 0; runs < 20; runs += 1) await reconcileOnly(whatsapp);
    expect(await database().select().from(attachments)).toMatchObject([
      { kind: "image" },
    ]);
  });

  async function photoBefore(minutes: number) {
    providers.now = ago(minutes);
    const { params } = await providers.standin.write({
      from: { phone: maria, profileName: "Maria Gomez" },
      to: clinicNumber,
      media: [readSample("photo")],
      deliver: false,
    });
    providers.now = null;
    return String(params.MessageSid);
  }

  test("the sweep looks by itself, about every ten minutes", async () => {
    const { whatsapp } = providers;
    remembered("May I come on Tuesday?", 20);
    await database()
      .update(accounts)
      .set({ reconcileDueAt: ago(1) })
      .where(eq(accounts.id, whatsapp.id));
    expect(await sweep()).toMatchObject({ recovered: 1 });
    const { reconcileDueAt } = await accountNow(whatsapp);
    expect(reconcileDueAt.getTime()).toBeGreaterThan(ago(-9).getTime());
    const lists = () =>
      providers.standin.received.filter(({ kind }) => kind === "twilio.messages.list");
    const asked = lists().length;
    await sweep();
    expect(lists()).toHaveLength(asked);
  });
});

describe("what the clinic sent", () => {
  const answer = async (dialogId: number, text = "We have 14:00 free.") => {
    const tomas = await makeStaff();
    const stored = await storeReply(tomas, {
      dialogId,
      clientId: randomUUID(),
      text,
      seenSeq: seenAll,
    });
    expect(stored.ok).toBe(true);
    await deliverDialog(dialogId);
  };

  test("from another system shows as sent elsewhere, and answers what was said before it", async () => {
    const { whatsapp } = providers;
    await makeDialog(whatsapp, { at: ago(30) });
    remembered("We have called you", 20, { direction: "outbound", status: "delivered" });
    expect(await reconcileOnly(whatsapp)).toBe(1);
    expect(await thread()).toMatchObject([
      { direction: "inbound" },
      { origin: "elsewhere", status: "delivered", authorId: null, arrivedLate: false },
    ]);
    expect(await theDialog()).toMatchObject({ clearedInbound: 1, unansweredSince: null });
  });

  test("before Maria's newest words does not make those look answered", async () => {
    const { whatsapp } = providers;
    await makeDialog(whatsapp, { at: ago(10) });
    remembered("We have called you", 20, { direction: "outbound" });
    await reconcileOnly(whatsapp);
    const dialog = await theDialog();
    expect(dialog.clearedInbound).toBe(0);
    expect(dialog.unansweredSince).not.toBeNull();
  });

  test("is never doubled: not while its fate is unknown, and not after", async () => {
    const { whatsapp, standin } = providers;
    const dialogId = await makeDialog(whatsapp, { at: ago(30) });
    standin.fault("twilio.messages.create", { type: "accept-then-drop" });
    await answer(dialogId);
    expect(standin.sent()).toHaveLength(1);
    expect(await database().select().from(outbox)).toMatchObject([{ state: "unknown" }]);
    expect(await reconcileOnly(whatsapp)).toBe(0);
    expect(await thread()).toHaveLength(2);
    await database()
      .update(outbox)
      .set({ dueAt: ago(1) });
    await sweep();
    expect(await database().select().from(outbox)).toMatchObject([{ state: "sent" }]);
    expect(await reconcileOnly(whatsapp)).toBe(0);
    expect(await thread()).toHaveLength(2);
  });

  test("whose reports were lost climbs to what the provider lists", async () => {
    const { whatsapp, standin } = providers;
    const externalId = remembered("Good morning", 30);
    const dialogId = await makeDialog(whatsapp, { at: ago(30), externalId });
    standin.faultCallbacks({ type: "dropped" });
    await answer(dialogId);
    await standin.settled();
    expect((await thread()).at(-1)).toMatchObject({ status: "queued" });
    await reconcileOnly(whatsapp);
    expect((await thread()).at(-1)?.status).toMatch(/^(delivered|read)$/);
  });

  test("and was not delivered, without word of it, is marked with the reason", async () => {
    const { whatsapp, standin } = providers;
    // Twilio knows of no message of Maria's, so for WhatsApp the window is closed.
    const dialogId = await makeDialog(whatsapp, { at: ago(30) });
    await answer(dialogId);
    await standin.settled();
    expect((await thread()).at(-1)).toMatchObject({ status: "queued" });
    await reconcileOnly(whatsapp);
    expect((await thread()).at(-1)).toMatchObject({
      status: "failed",
      errorCode: "63016",
    });
    expect(await theDialog()).toMatchObject({ undelivered: true });
  });
});

describe("Instagram", () => {
  const sam = { username: "sam.rivera", name: "Sam Rivera" };
  const wrote = (text: string, minutes: number, more: object = {}) =>
    providers.standin.instagram.write({
      account: profileId,
      from: sam,
      text,
      at: ago(minutes),
      deliver: false,
      ...more,
    });

  test("Sam's message and its photo are found, though lists call the account otherwise", async () => {
    const { instagram, standin } = providers;
    await wrote("Is this a cavity?", 20);
    await wrote("", 19, { media: [readSample("photo")] });
    standin.instagram.remember({
      direction: "outbound",
      account: profileId,
      person: sam,
      text: "Please come in",
      at: ago(18),
    });
    expect(await reconcileOnly(instagram)).toBe(3);
    expect(await thread()).toMatchObject([
      { text: "Is this a cavity?", arrivedLate: true, kind: "text" },
      { kind: "image", arrivedLate: true },
      { text: "Please come in", direction: "outbound", origin: "app", status: "sent" },
    ]);
    expect(await database().select().from(attachments)).toMatchObject([
      { kind: "image", contentType: "image/jpeg", state: "waiting" },
    ]);
    expect(await database().select().from(contacts)).toHaveLength(1);
  });

  test("is asked no more than twice a second", async () => {
    const { instagram, standin } = providers;
    await wrote("Hello", 20);
    standin.received.length = 0;
    await reconcileOnly(instagram);
    await reconcileOnly(instagram);
    const times = standin.received.map(({ at }) => at.getTime());
    expect(times.length).toBeGreaterThanOrEqual(4);
    // A little less where the first of them was long on its way; how far two are apart, such a way alone decides.
    const longest = (times.at(-1) ?? 0) - (times[0] ?? 0);
    expect(longest).toBeGreaterThan(500 * (times.length - 1) - 300);
  });

  test("that refuses the token needs attention, once, and Sam's messages still arrive", async () => {
    const { instagram, standin } = providers;
    standin.revokeInstagramToken(profileId);
    expect(await reconcileOnly(instagram)).toBe(0);
    await reconcileOnly(instagram);
    expect(await accountNow(instagram)).toMatchObject({
      state: "attention",
      stateReason: "credentials",
    });
    const entries = await database()
      .select()
      .from(auditLog)
      .where(eq(auditLog.action, "account.needsAttention"));
    expect(entries).toMatchObject([{ staffId: null, subjectId: String(instagram.id) }]);
    const said = inbound(instagram, {
      peer: {
        identities: [{ kind: "igsid", value: "2200113355779911" }],
        name: null,
        handle: null,
      },
    });
    expect(await keepEvent(instagram, said)).toMatchObject({ state: "applied" });
  });

  test("that limits the rate is left alone until the next time", async () => {
    const { instagram, standin } = providers;
    await wrote("Hello", 20);
    const { reconciledAt } = await accountNow(instagram);
    standin.fault("instagram.conversations", { type: "status", status: 429 });
    expect(await reconcileOnly(instagram)).toBe(0);
    expect(await accountNow(instagram)).toMatchObject({
      state: "connected",
      reconciledAt,
    });
    expect(await reconcileOnly(instagram)).toBe(1);
  });

  test("just connected brings what was said, with nothing unread and nothing late", async () => {
    const { instagram, standin } = providers;
    await database()
      .update(accounts)
      .set({ createdAt: ago(1), reconciledAt: null });
    await wrote("Do you whiten teeth?", 200);
    standin.instagram.remember({
      direction: "outbound",
      account: profileId,
      person: sam,
      text: "We do",
      at: ago(190),
    });
    await wrote("Thank you", 180);
    expect(await reconcileOnly(instagram)).toBe(3);
    expect((await thread()).map(({ arrivedLate }) => arrivedLate)).toEqual([
      false,
      false,
      false,
    ]);
    expect(await theDialog()).toMatchObject({
      inboundCount: 2,
      clearedInbound: 2,
      unansweredSince: null,
      lastPreview: "Thank you",
    });
    expect(await accountNow(instagram)).toMatchObject({ reconciledMissing: 0 });
    await wrote("At this very moment", 0);
    expect(await reconcileOnly(instagram)).toBe(1);
    expect(await theDialog()).toMatchObject({ inboundCount: 3, clearedInbound: 2 });
  });

  test("just connected that answers nothing at first brings it as soon as it does, once, and calls nobody for it", async () => {
    const { instagram, standin } = providers;
    await database()
      .update(accounts)
      .set({ createdAt: ago(30), reconciledAt: null });
    await wrote("Do you whiten teeth?", 200);
    await wrote("I have heard of you today", 20);
    const dana = await makeStaff();
    const { cursor } = await arrivalsSince(dana, "");
    standin.fault("instagram.conversations", { type: "status", status: 500 });
    expect(await reconcileOnly(instagram)).toBe(0);
    await database()
      .update(accounts)
      .set({ reconcileDueAt: ago(1) })
      .where(eq(accounts.id, instagram.id));
    const found = await Promise.all([reconcile(), reconcile()]);
    expect(found.toSorted()).toEqual([0, 2]);
    expect(await reconcileOnly(instagram)).toBe(0);
    expect(await thread()).toMatchObject([
      { text: "Do you whiten teeth?", arrivedLate: false },
      { text: "I have heard of you today", arrivedLate: true },
    ]);
    expect(await theDialog()).toMatchObject({ inboundCount: 2, clearedInbound: 1 });
    expect(await accountNow(instagram)).toMatchObject({ reconciledMissing: 0 });
    const { arrivals } = await arrivalsSince(dana, cursor);
    const late = (await thread()).at(-1);
    expect(arrivals.map(({ messageId }) => messageId)).toEqual([late?.id]);
  });

  test("of which the token is refused is not asked, and is as soon as the token is mended", async () => {
    const { instagram, standin } = providers;
    await database().update(credentials).set({ state: "refused" });
    await wrote("Are you there?", 5);
    standin.received.length = 0;
    expect(await reconcileOnly(instagram)).toBe(0);
    expect(standin.received).toEqual([]);
    await database().update(credentials).set({ state: "valid" });
    expect(await reconcile()).toBe(1);
  });

  test("that was disconnected is not asked", async () => {
    const { instagram, standin } = providers;
    await database().update(accounts).set({ state: "disconnected" });
    standin.received.length = 0;
    expect(await reconcileOnly(instagram)).toBe(0);
    expect(standin.received).toEqual([]);
  });
});
