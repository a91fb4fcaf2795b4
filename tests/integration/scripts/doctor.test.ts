import { sql } from "drizzle-orm";
import { organisation } from "@/db/schema";
import { env } from "@/lib/env";
import { examineDatabase } from "@/scripts/doctor/database";
import { examineFiles } from "@/scripts/doctor/files";
import { useDatabase } from "@/tests/support/database";
import { makeStaff } from "@/tests/support/factories";

const database = useDatabase();

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
