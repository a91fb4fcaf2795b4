import { accounts, contacts } from "@/db/schema";
import { sweepEvery } from "@/lib/dialogs/sweep";
import { emptyInbox, useDatabase } from "@/tests/support/database";
import { makeDialog } from "@/tests/support/factories";
import { useProviders } from "@/tests/support/providers";
import { until } from "@/tests/support/waiting";

const database = useDatabase();
const providers = useProviders();
const sam = { igsid: "17840000000000042", username: "sam.rivera" };

beforeEach(() => emptyInbox(database()));

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
  const isAsked = (name: string) =>
    standin.received.some(({ kind }) => kind === `instagram.${name}`);
  const isLearned = async () => {
    const [contact] = await database().select().from(contacts);
    return contact?.handle?.includes(sam.username) ?? false;
  };
  const stop = sweepEvery(50);
  try {
    await until(() => isAsked("conversations"));
    const identities = [{ kind: "igsid" as const, value: sam.igsid }];
    await makeDialog(instagram, { peer: { identities, name: null, handle: null } });
    await until(isLearned);
  } finally {
    stop();
  }
});
