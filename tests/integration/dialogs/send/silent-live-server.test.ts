import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { deliverDialog } from "@/lib/dialogs/send/deliver";
import { storeReply } from "@/lib/dialogs/send/send";
import { useDatabase } from "@/tests/support/database";
import { makeDialog, makeStaff, seenAll } from "@/tests/support/factories";
import { useProviders } from "@/tests/support/providers";
import { until } from "@/tests/support/waiting";

let silent: Server;
let asked = 0;
let givenUp = 0;

// Before anything asks for the surroundings.
beforeAll(async () => {
  silent = createServer(({ socket }) => {
    asked += 1;
    socket.once("close", () => {
      givenUp += 1;
    });
  });
  await new Promise<void>((done) => silent.listen(0, "127.0.0.1", done));
  process.env.LIVE_PORT = String((silent.address() as AddressInfo).port);
  process.env.LIVE_SECRET = "a secret between the two";
});

useDatabase();
const providers = useProviders();

afterAll(() => {
  silent.closeAllConnections();
  silent.close();
});

test("replies leave one after the other while the live server is silent: none waits for screens to be told of the one before", async () => {
  const tomas = await makeStaff();
  const dialogId = await makeDialog(providers.whatsapp);
  for (const text of ["At ten.", "Or at eleven.", "Or in the afternoon."]) {
    const reply = { dialogId, text, clientId: randomUUID(), seenSeq: seenAll };
    expect(await storeReply(tomas, reply)).toMatchObject({ ok: true });
  }
  const delivering = deliverDialog(dialogId);
  await until(() => providers.standin.sent().length === 3);
  expect(asked).toBeGreaterThan(0);
  expect(givenUp).toBeLessThan(2);
  await delivering;
});
