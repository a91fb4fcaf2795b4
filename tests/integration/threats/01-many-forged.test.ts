import { secretsOf } from "@/lib/accounts/secrets/keyring";
import { useDatabase } from "@/tests/support/database";
import { manifest } from "@/tests/support/deliveries";
import { makeProfile, makeSender } from "@/tests/support/factories";
import { statementsIn } from "@/tests/support/statements";

useDatabase();
const { accountSid, authToken } = manifest.world.twilio;

beforeAll(async () => {
  await makeSender();
  await makeProfile();
});

test("a thousand deliveries that nothing verifies have the database asked twice, whichever account they name", async () => {
  const invented = (at: number) => `AC${String(at).padStart(32, "0")}`;
  const asked = await statementsIn(async () => {
    const found = await Promise.all(
      Array.from({ length: 1_000 }, (_, at) =>
        secretsOf("whatsapp", at % 2 ? accountSid : invented(at), { fresh: true }),
      ),
    );
    for (const [at, secrets] of found.entries())
      expect(secrets).toEqual(at % 2 ? [authToken] : []);
  });
  expect(asked.length).toBeLessThanOrEqual(2);
});

test("one channel's credential is nothing to another's deliveries", async () => {
  expect(await secretsOf("instagram", accountSid, { fresh: true })).toEqual([]);
});
