import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { messages } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { saveDraft } from "@/lib/dialogs/actions/drafts";
import { markSeen } from "@/lib/dialogs/actions/see";
import { storeReply } from "@/lib/dialogs/send/send";
import { openDialog } from "@/lib/dialogs/thread/open";
import type { Reply } from "@/lib/dialogs/types/reply";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff, seenAll } from "@/tests/support/factories";

const database = useDatabase();
let account: Awaited<ReturnType<typeof makeSender>>;
let dana: Staff;
let tomas: Staff;

beforeAll(async () => {
  account = await makeSender();
  dana = await makeStaff({ name: "Dana Whitlock" });
  tomas = await makeStaff({ name: "Tomas Reyk" });
});

beforeEach(() => emptyInbox(database()));

const guarded = { ok: false, reason: "guarded" };

const replyTo = (
  dialogId: number,
  seenSeq: number,
  more: Partial<Reply> = {},
): Reply => ({
  dialogId,
  clientId: randomUUID(),
  text: "Yes, please bring it.",
  seenSeq,
  ...more,
});

const threadOf = (dialogId: number) =>
  database()
    .select()
    .from(messages)
    .where(eq(messages.dialogId, dialogId))
    .orderBy(messages.seq);

test("an answer of a colleague's that was not seen holds the reply, and nothing is stored", async () => {
  const dialog = await makeDialog(account);
  expect(await storeReply(tomas, replyTo(dialog, 1))).toMatchObject({ ok: true });
  const reply = replyTo(dialog, 1);
  expect(await storeReply(dana, reply)).toEqual(guarded);
  expect(await threadOf(dialog)).toHaveLength(2);
  const confirmed = await storeReply(dana, { ...reply, seenSeq: 2 });
  expect(confirmed).toMatchObject({ ok: true });
  expect((await threadOf(dialog)).at(-1)).toMatchObject({ clientId: reply.clientId });
});

test("so does a message of Maria's", async () => {
  const dialog = await makeDialog(account);
  await makeDialog(account, { text: "And his spacer?" });
  expect(await storeReply(dana, replyTo(dialog, 1))).toEqual(guarded);
  expect(await storeReply(dana, replyTo(dialog, 2))).toMatchObject({ ok: true });
});

test("one's own messages never do, nor what the portal says by itself", async () => {
  const dialog = await makeDialog(account);
  expect(await storeReply(dana, replyTo(dialog, 1))).toMatchObject({ ok: true });
  expect(await storeReply(dana, replyTo(dialog, 1))).toMatchObject({ ok: true });
  await storeReply(tomas, replyTo(dialog, seenAll));
  await database()
    .update(messages)
    .set({ origin: "system", authorId: null })
    .where(eq(messages.authorId, tomas.id));
  expect(await storeReply(dana, replyTo(dialog, 1))).toMatchObject({ ok: true });
});

test("a reply that was stored answers as before, whatever came after it", async () => {
  const dialog = await makeDialog(account);
  const reply = replyTo(dialog, 1);
  await storeReply(dana, reply);
  await storeReply(tomas, replyTo(dialog, seenAll));
  expect(await storeReply(dana, reply)).toMatchObject({ ok: true });
  expect(await threadOf(dialog)).toHaveLength(3);
});

test("of two who answer at once, one is held", async () => {
  const dialog = await makeDialog(account);
  const answers = await Promise.all([
    storeReply(dana, replyTo(dialog, 1)),
    storeReply(tomas, replyTo(dialog, 1)),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers).toContainEqual(guarded);
  expect(await threadOf(dialog)).toHaveLength(2);
});

test("a dialog says how far one has seen it: to one's own words, for each their own", async () => {
  const dialog = await makeDialog(account);
  await storeReply(dana, replyTo(dialog, 1));
  expect(await openDialog(dana, dialog)).toMatchObject({ seenSeq: 2 });
  expect(await openDialog(tomas, dialog)).toMatchObject({ seenSeq: 0 });
});

test("looking at a thread and writing in it at the same moment never block each other", async () => {
  for (let round = 0; round < 15; round += 1) {
    const dialogId = await makeDialog(account, { peer: nextPatient() });
    const [sent, ...kept] = await Promise.all([
      storeReply(dana, replyTo(dialogId, 1)),
      markSeen(dana, { dialogId, seq: 1 }),
      saveDraft(dana, { dialogId, text: "Yes, please", note: "" }),
    ]);
    expect([sent, ...kept].every(({ ok }) => ok)).toBe(true);
  }
});

type Deed = { who: "maria" | "dana" | "tomas"; lag: number };

const deeds = fc.array(
  fc.record<Deed>({
    who: fc.constantFrom("maria", "dana", "tomas"),
    lag: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 8 },
);

let patients = 0;

/** Another patient each time: emptying the inbox takes longer than all they say. */
const nextPatient = () => {
  patients += 1;
  const value = `+4477009${10_000 + patients}`;
  return { identities: [{ kind: "phone" as const, value }], name: null, handle: null };
};

test("whatever three people say, a stored reply has left nothing unseen that others said", async () => {
  await fc.assert(
    fc.asyncProperty(deeds, async (said) => {
      const peer = nextPatient();
      const dialog = await makeDialog(account, { peer });
      const writers = { dana, tomas };
      for (const { who, lag } of said) {
        if (who === "maria") await makeDialog(account, { peer });
        else await checkReply(dialog, writers[who], lag);
      }
    }),
    { numRuns: 8 },
  );
});

/** One replies who has missed the last `lag` messages. */
async function checkReply(dialogId: number, writer: Staff, lag: number) {
  const before = await threadOf(dialogId);
  const seenSeq = Math.max(0, before.length - lag);
  const answer = await storeReply(writer, replyTo(dialogId, seenSeq));
  const isHeld = before.some(
    ({ seq, direction, authorId }) =>
      seq > seenSeq && (direction === "inbound" || authorId !== writer.id),
  );
  expect(answer.ok).toBe(!isHeld);
  expect(await threadOf(dialogId)).toHaveLength(before.length + (isHeld ? 0 : 1));
}
