import { randomUUID } from "node:crypto";
import { db } from "@/db";
import { outbox } from "@/db/schema";
import { connectSender } from "@/lib/accounts/connect/connect-sender";
import { disconnectAccount } from "@/lib/accounts/connect/disconnect";
import type { Staff } from "@/lib/auth/current-staff";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { storeReply } from "@/lib/dialogs/send/send";
import { settleUnknown } from "@/lib/dialogs/send/settle-unknown";
import { useDatabase } from "@/tests/support/database";
import { makeDialog, makeStaff, seenAll } from "@/tests/support/factories";
import { clinicNumber, useProviders } from "@/tests/support/providers";

useDatabase();
const providers = useProviders();
const other = {
  accountSid: `AC${"e".repeat(32)}`,
  authToken: "0d2f6a7b1c8e4f5599aabbccddee9c1e",
};
let dana: Staff;

beforeAll(async () => {
  dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
});

/** So many seconds pass for what is looked for. */
const later = (seconds: number) => {
  const past = new Date(Date.now() - seconds * 1000);
  return db().update(outbox).set({ claimedAt: past, dueAt: past });
};

const states = async () => (await db().select().from(outbox)).map(({ state }) => state);

/** The number moves to another account of Twilio's, and its sender is connected under that. */
async function moveNumber() {
  const { whatsapp, standin } = providers;
  await disconnectAccount(whatsapp.id, dana.id);
  standin.addTwilioAccount({ ...other, friendlyName: "Northgate, moved" });
  standin.addSender({
    accountSid: other.accountSid,
    number: clinicNumber,
    name: "Northgate Clinic",
  });
  const connected = await connectSender(
    {
      ...other,
      senderNumber: clinicNumber,
      label: "Northgate Clinic",
      colour: "teal",
      deadlineAt: null,
      deadlineZone: null,
    },
    dana.id,
  );
  expect(connected).toMatchObject({ ok: true, accountId: whatsapp.id });
}

test("an answer of which nobody knows whether it was sent does not go again from a number that has moved to another Account SID: the list of that one can't name it", async () => {
  const { whatsapp, standin } = providers;
  const dialogId = await makeDialog(whatsapp);
  const reply = { dialogId, text: "Tuesday at ten.", clientId: randomUUID() };
  expect(await storeReply(dana, { ...reply, seenSeq: seenAll })).toMatchObject({
    ok: true,
  });
  standin.fault("twilio.messages.create", { type: "accept-then-drop" });
  await deliverDialog(dialogId);
  expect(await states()).toEqual(["unknown"]);
  expect(standin.sent()).toHaveLength(1);
  await moveNumber();
  await later(60);
  await settleUnknown();
  await deliverDialog(dialogId);
  expect(standin.sent()).toHaveLength(1);
  expect(await states()).toEqual(["unknown"]);
  await later(1_000);
  await settleUnknown();
  expect(await states()).toEqual(["failed"]);
});
