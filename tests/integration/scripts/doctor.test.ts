import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { type Database, openDatabase } from "@/db";
import { credentials, organisation } from "@/db/schema";
import { placeOf } from "@/lib/accounts/secrets/credential";
import { seal } from "@/lib/accounts/secrets/seal";
import { env } from "@/lib/env";
import { examineDatabase, examineDirect } from "@/scripts/doctor/database";
import { examineFiles } from "@/scripts/doctor/files";
import { useDatabase } from "@/tests/support/database";
import { manifest } from "@/tests/support/deliveries";
import { makeSender, makeStaff } from "@/tests/support/factories";

const database = useDatabase();

const { accountSid } = manifest.world.twilio;

/** Opens a database that nobody has migrated, made in a manner of its own, and drops it afterwards. */
async function withEmpty<Found>(
  manner: string,
  examine: (empty: Database) => Promise<Found>,
): Promise<Found> {
  const name = `empty_${randomBytes(6).toString("hex")}`;
  const url = new URL(process.env.TEST_DATABASE_URL ?? "");
  url.pathname = `/${name}`;
  await database().execute(
    sql.raw(`create database ${name} template template0 encoding 'UTF8' ${manner}`),
  );
  const empty = openDatabase(url.href, { max: 1 });
  try {
    return await examine(empty);
  } finally {
    await empty.$client.end();
    await database().execute(sql.raw(`drop database ${name}`));
  }
}

const complaints = async () =>
  (await examineDatabase(database()))
    .filter(({ state }) => state === "wrong")
    .map(({ words }) => words);

test("a new database lacks somebody to sign in and a sweep; then nothing", async () => {
  expect(await complaints()).toEqual([
    expect.stringContaining("Nobody can sign in"),
    expect.stringContaining("The sweep has never run"),
  ]);
  await makeStaff({ name: "Dana Reyes" });
  await database().update(organisation).set({ sweptAt: new Date() });
  expect(await complaints()).toEqual([]);
});

test("a database of the locale C is told before its tables are made, since it must be made anew", async () => {
  const findings = await withEmpty("locale 'C'", examineDatabase);
  expect(findings).toContainEqual({
    state: "wrong",
    words: expect.stringContaining("Its locale is C"),
  });
});

test("a zone that the database has no such name for is told", async () => {
  await database().update(organisation).set({ timeZone: "Asia/Old_Name" });
  expect(await complaints()).toEqual([
    expect.stringMatching(/does not know the clinic's time zone .* Asia\/Old_Name/),
  ]);
  await database().update(organisation).set({ timeZone: "Europe/London" });
});

test("tokens that the keys of this environment don't open are counted", async () => {
  const { credentialId } = await makeSender();
  expect(await complaints()).toEqual([]);
  const lost = { kid: "lost", key: randomBytes(32) };
  const credential = { channel: "whatsapp", externalId: accountSid } as const;
  await database()
    .update(credentials)
    .set({ sealedSecret: seal("a-token", placeOf(credential, "sealed_secret"), [lost]) })
    .where(eq(credentials.id, credentialId));
  expect(await complaints()).toEqual([
    expect.stringContaining("SEALING_KEYS does not open 1 of 1 stored tokens"),
  ]);
});

test("the address of migrations must lead to the same database", async () => {
  const same = (await examineDirect(database(), database())).state;
  const other = await withEmpty("", (direct) => examineDirect(database(), direct));
  expect([same, other.state]).toEqual(["well", "wrong"]);
  expect(other.words).toContain("leads to another database");
});

test("a database that an older version left says how many migrations it lacks", async () => {
  await database().execute(
    sql`update drizzle.__drizzle_migrations set created_at = created_at - 1`,
  );
  expect(await complaints()).toEqual([
    "It lacks 1 of this version's migrations. Apply them: npm run db:migrate",
  ]);
});

test("files are stored, read and deleted where the folder can be written to", async () => {
  expect(await examineFiles(env())).toEqual([
    { state: "well", words: "Files are stored, read and deleted." },
  ]);
  expect(await examineFiles({ ...env(), VERCEL: "1" })).toMatchObject([
    { state: "wrong" },
  ]);
});
