import { eq } from "drizzle-orm";
import { accounts, credentials } from "@/db/schema";
import { currentSecret, previousSecret } from "@/lib/accounts/secrets/credential";
import { putCredential } from "@/lib/accounts/secrets/keep-credential";
import { rotateSecrets } from "@/lib/accounts/secrets/rotate-secrets";
import { sealedWith } from "@/lib/accounts/secrets/seal";
import { required } from "@/lib/env";
import { useDatabase } from "@/tests/support/database";
import { makeStaff } from "@/tests/support/factories";
import { untilInLine } from "@/tests/support/waiting";

const database = useDatabase();
const name = { channel: "whatsapp" as const, externalId: `AC${"7".repeat(32)}` };
const young = { kid: "2027", key: Buffer.alloc(32, 7) };

beforeEach(async () => {
  await database().delete(accounts);
  await database().delete(credentials);
  const { id: by } = await makeStaff({ role: "admin" });
  await putCredential(database(), { ...name, secret: "first-token", by });
  await putCredential(database(), { ...name, secret: "second-token", by });
});

test("every secret is sealed anew with the first key, and opens to what it was", async () => {
  const old = required("SEALING_KEYS");
  const before = await stored();
  expect(await rotateSecrets([young, ...old])).toEqual({ resealed: 2, unreadable: 0 });
  const after = await stored();
  expect(sealedWith(after.sealedSecret ?? "")).toBe("2027");
  expect(sealedWith(after.previousSealedSecret ?? "")).toBe("2027");
  expect({ ...after, sealedSecret: null, previousSealedSecret: null }).toEqual({
    ...before,
    sealedSecret: null,
    previousSealedSecret: null,
  });
  // Back to the keys of this process, with which they are read.
  expect(await rotateSecrets([...old, young])).toEqual({ resealed: 2, unreadable: 0 });
  expect(currentSecret(await stored())).toBe("second-token");
  expect(previousSecret(await stored())).toBe("first-token");
});

test("a second time there is nothing to do", async () => {
  expect(await rotateSecrets()).toEqual({ resealed: 0, unreadable: 0 });
});

test("a token that is replaced at the same moment is not overwritten by the one before", async () => {
  const { id: by } = await makeStaff({ role: "admin" });
  const [rotating] = await database().transaction(async (rows) => {
    await putCredential(rows, { ...name, secret: "third-token", by });
    const begun = rotateSecrets([young, ...required("SEALING_KEYS")]);
    await untilInLine(database(), 1);
    return [begun];
  });
  await rotating;
  await rotateSecrets([...required("SEALING_KEYS"), young]);
  expect(currentSecret(await stored())).toBe("third-token");
});

test("what no key opens is counted and left as it is", async () => {
  const before = await stored();
  expect(await rotateSecrets([young])).toEqual({ resealed: 0, unreadable: 2 });
  expect(await stored()).toEqual(before);
});

async function stored() {
  const [found] = await database()
    .select()
    .from(credentials)
    .where(eq(credentials.externalId, name.externalId));
  if (!found) throw new Error("There is no credential.");
  return found;
}
