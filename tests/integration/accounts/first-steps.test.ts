import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { db } from "@/db";
import { accounts, messages, organisation } from "@/db/schema";
import { firstSteps } from "@/lib/accounts/settings/first-steps";
import { storeReply } from "@/lib/dialogs/send/send";
import { useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";

useDatabase();

test("a new clinic's steps are done by what happens, in their order", async () => {
  const dana = await makeStaff({ name: "Dana Whitlock", role: "admin" });
  const nothing = {
    named: false,
    connected: false,
    channel: null,
    heard: false,
    written: false,
    answered: false,
    colleague: false,
  };
  expect(await firstSteps()).toEqual(nothing);
  await db().update(organisation).set({ name: "Northgate Clinic" });
  expect(await firstSteps()).toEqual({ ...nothing, named: true });
  const sender = await makeSender();
  await db().update(accounts).set({ confirmedAt: null });
  expect(await firstSteps()).toMatchObject({ connected: false });
  await db().update(accounts).set({ confirmedAt: new Date() });
  expect(await firstSteps()).toMatchObject({
    connected: true,
    channel: "whatsapp",
    colleague: true,
  });
  await db()
    .update(accounts)
    .set({ lastSignedInboundAt: new Date() })
    .where(eq(accounts.id, sender.id));
  const dialogId = await makeDialog(sender);
  expect(await firstSteps()).toMatchObject({
    heard: true,
    written: true,
    answered: false,
  });
  const clientId = randomUUID();
  await storeReply(dana, { dialogId, clientId, text: "Certainly", seenSeq: 1 });
  expect(await firstSteps()).toMatchObject({ answered: false });
  await db()
    .update(messages)
    .set({ status: "sent" })
    .where(eq(messages.clientId, clientId));
  expect(await firstSteps()).toMatchObject({ answered: true });
});
