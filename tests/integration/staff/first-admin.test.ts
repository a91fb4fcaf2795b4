import { auditLog, grants, staff } from "@/db/schema";
import { verifyPassword } from "@/lib/auth/passwords";
import { createStaff } from "@/lib/staff/create-staff";
import { createFirstAdmin } from "@/lib/staff/first-admin";
import { useDatabase } from "@/tests/support/database";

const database = useDatabase();
const dana = { email: "dana@northgate.example", password: "a long enough password" };

test("of eight processes that start at once, one creates the first administrator", async () => {
  const created = await Promise.all(
    Array.from({ length: 8 }, () => createFirstAdmin(dana)),
  );
  expect(created.filter(Boolean)).toHaveLength(1);
  const everybody = await database().select().from(staff);
  expect(everybody).toMatchObject([
    { email: dana.email, role: "admin", allAccounts: true },
  ]);
  expect(
    await verifyPassword(everybody[0]?.passwordHash ?? undefined, dana.password),
  ).toBe(true);
  expect(await database().select().from(auditLog)).toMatchObject([
    { action: "staff.created" },
  ]);
});

test("where there is staff, no administrator appears, and no password changes", async () => {
  expect(await createFirstAdmin({ ...dana, password: "another long password" })).toBe(
    false,
  );
  const [row] = await database().select().from(staff);
  expect(await verifyPassword(row?.passwordHash ?? undefined, dana.password)).toBe(true);
});

test("an e-mail that is taken, in whatever case, is said to be", async () => {
  const again = await createStaff(database(), {
    name: "Dana",
    email: "DANA@northgate.example",
    password: "a long enough password",
    role: "staff",
    scope: { all: false, accountIds: [] },
  });
  expect(again).toEqual({ ok: false, reason: "emailTaken" });
  expect(await database().select().from(grants)).toEqual([]);
});

test("two hashes of one password differ, and neither holds it", async () => {
  const made = await Promise.all(
    ["a@x.example", "b@x.example"].map((email) =>
      createStaff(database(), {
        name: "Tomas",
        email,
        password: "the same password",
        role: "staff",
        scope: { all: true },
      }),
    ),
  );
  expect(made.every((each) => each.ok)).toBe(true);
  const hashes = (await database().select().from(staff)).map((row) => row.passwordHash);
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hashes.join()).not.toContain("the same password");
});
