import { randomUUID } from "node:crypto";
import { accounts, contacts, organisation } from "@/db/schema";
import { storeReply } from "@/lib/dialogs/send/send";
import { sweepEvery } from "@/lib/dialogs/sweep";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog, makeStaff, seenAll } from "@/tests/support/factories";
import { useProviders } from "@/tests/support/providers";
import { until } from "@/tests/support/waiting";

const database = useDatabase();
const providers = useProviders();
const sam = { igsid: "17840000000000042", username: "sam.rivera" };

beforeEach(() => emptyInbox(database()));

const isAsked = (name: string) =>
  providers.standin.received.some(({ kind }) => kind === name);

test("what waits is applied, and the sweep is known to run, while a provider takes no message", async () => {
  const { standin, whatsapp } = providers;
  const dialogId = await makeDialog(whatsapp);
  const reply = {
    dialogId,
    text: "On Tuesday.",
    clientId: randomUUID(),
    seenSeq: seenAll,
  };
  expect(await storeReply(await makeStaff(), reply)).toMatchObject({ ok: true });
  standin.fault("twilio.messages.create", { type: "hang" });
  await database().update(organisation).set({ sweptAt: null });
  const isSwept = async () => {
    const [found] = await database().select().from(organisation);
    return found?.sweptAt !== null;
  };
  const stop = sweepEvery(50);
  try {
    await until(() => isAsked("twilio.messages.create"));
    await until(isSwept);
  } finally {
    stop();
  }
});

test("who wrote is learned while a list that is compared with the inbox does not answer", async () => {
  const { standin, instagram } = providers;
  const said = { direction: "inbound", text: "May I come on Tuesday?" } as const;
  standin.instagram.remember({
    ...said,
    account: instagram.externalId,
    person: sam,
    at: new Date(),
  });
  standin.fault("instagram.conversations", { type: "hang" });
  await database()
    .update(accounts)
    .set({ reconcileDueAt: new Date(0) });
  const isLearned = async () => {
    const [contact] = await database().select().from(contacts);
    return contact?.handle?.includes(sam.username) ?? false;
  };
  const stop = sweepEvery(50);
  try {
    await until(() => isAsked("instagram.conversations"));
    const identities = [{ kind: "igsid" as const, value: sam.igsid }];
    await makeDialog(instagram, { peer: { identities, name: null, handle: null } });
    await until(isLearned);
  } finally {
    stop();
  }
});
