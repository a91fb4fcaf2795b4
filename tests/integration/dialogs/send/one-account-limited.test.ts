import { randomUUID } from "node:crypto";
import { asc } from "drizzle-orm";
import { outbox } from "@/db/schema";
import type { Staff } from "@/lib/auth/current-staff";
import { storeReply } from "@/lib/dialogs/send/send";
import { sweep } from "@/lib/dialogs/sweep";
import { useDatabase } from "@/tests/support/database";
import { makeDialog, makeStaff, seenAll } from "@/tests/support/factories";
import { useProviders } from "@/tests/support/providers";

const database = useDatabase();
const providers = useProviders();
const sam = { igsid: "17840000000000042", username: "sam.rivera" };
const samOf = (value: string) => ({
  identities: [{ kind: "igsid" as const, value }],
  name: null,
  handle: sam.username,
});
let tomas: Staff;

beforeAll(async () => {
  tomas = await makeStaff();
});

test("replies of an account whose rate is limited wait, and those of all others go as ever", async () => {
  const { standin, whatsapp, instagram } = providers;
  standin.fault(
    "twilio.messages.create",
    { type: "status", status: 429, retryAfterSeconds: 60 },
    { times: Number.POSITIVE_INFINITY },
  );
  const limited = await makeDialog(whatsapp);
  standin.instagram.remember({
    direction: "inbound",
    account: instagram.externalId,
    person: sam,
    text: "May I come on Tuesday?",
    at: new Date(),
  });
  const free = await makeDialog(instagram, { peer: samOf(sam.igsid) });
  for (const text of ["one", "two", "three"])
    for (const dialogId of [limited, free])
      await storeReply(tomas, {
        dialogId,
        text,
        clientId: randomUUID(),
        seenSeq: seenAll,
      });
  await sweep();
  const sends = await database().select().from(outbox).orderBy(asc(outbox.id));
  expect(sends.map(({ dialogId, state }) => [dialogId, state])).toEqual(
    [1, 2, 3].flatMap(() => [
      [limited, "queued"],
      [free, "sent"],
    ]),
  );
});
