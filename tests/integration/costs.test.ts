import { randomUUID } from "node:crypto";
import { POST as webhook } from "@/app/api/webhooks/[...path]/route";
import type { Staff } from "@/lib/auth/current-staff";
import { listDialogs } from "@/lib/dialogs/list";
import { olderMessages, openDialog } from "@/lib/dialogs/open";
import { storeReply } from "@/lib/dialogs/send";
import { useDatabase } from "@/tests/support/database";
import { twilioPost, twilioSample } from "@/tests/support/deliveries";
import { makeDialog, makeSender, makeStaff, seenAll } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";
import { statementsIn } from "@/tests/support/statements";

jest.mock("next/server", () => jest.requireActual("@/tests/support/routes").nextServer());

useDatabase();
let account: Awaited<ReturnType<typeof makeSender>>;
let tomas: Staff;
let dialogId: number;

beforeAll(async () => {
  account = await makeSender();
  tomas = await makeStaff({ name: "Tomas Reyk" });
  dialogId = await makeDialog(account, { text: "hello" });
});

/** How many times the database is asked, beginnings and ends of transactions among them. */
const cost = async (work: () => Promise<unknown>) => (await statementsIn(work)).length;

let posted = 0;
const post = () => {
  posted += 1;
  const sid = `SM${String(posted).padStart(32, "0")}`;
  const sample = twilioSample("twilio-legacy-minimal");
  return webhook(
    twilioPost({ ...sample, MessageSid: sid, SmsMessageSid: sid, SmsSid: sid }),
  );
};

test("a page of the list, with all its counts, costs two statements", async () => {
  expect(await cost(() => listDialogs(tomas, { tab: "active" }))).toBe(2);
  const filter = { unread: true, account: account.id };
  expect(await cost(() => listDialogs(tomas, { tab: "closed", filter }))).toBe(2);
});

test("opening a dialog, and an older page of it, cost three statements however long it is", async () => {
  for (let count = 0; count < 60; count += 1) await makeDialog(account, { text: "more" });
  expect(await cost(() => openDialog(tomas, dialogId))).toBe(3);
  const page = await openDialog(tomas, dialogId);
  expect(page?.messages.length).toBe(50);
  const beforeId = page?.messages[0]?.id ?? 0;
  expect(await cost(() => olderMessages(tomas, dialogId, beforeId))).toBe(3);
});

test("a message of somebody who is known costs fewer ways to the database than that of a stranger", async () => {
  const stranger = await cost(post);
  await afterwards();
  const known = await cost(post);
  await afterwards();
  expect(stranger).toBeLessThanOrEqual(23);
  expect(known).toBeLessThanOrEqual(14);
});

test("a reply costs no more than it takes to keep everything that it changes", async () => {
  const said = { dialogId, text: "Tuesday at ten.", seenSeq: seenAll };
  const reply = () => storeReply(tomas, { ...said, clientId: randomUUID() });
  expect(await cost(reply)).toBeLessThanOrEqual(15);
});
