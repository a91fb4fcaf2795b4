import { eq } from "drizzle-orm";
import { staff } from "@/db/schema";
import { choosePreferences, preferencesOf } from "@/lib/staff/preferences";
import { usualPreferences } from "@/lib/staff/types";
import { useDatabase } from "@/tests/support/database";
import { makeStaff } from "@/tests/support/factories";
import { untilInLine } from "@/tests/support/waiting";

const database = useDatabase();

test("what Maria never chose is as usual, and a choice stands beside the ones before it", async () => {
  const maria = await makeStaff({ name: "Maria López" });
  expect(await preferencesOf(maria.id)).toEqual(usualPreferences);
  await choosePreferences(maria.id, { sound: true });
  await choosePreferences(maria.id, { quietHours: { from: "22:00", to: "07:00" } });
  await choosePreferences(maria.id, { quietHours: null });
  expect(await preferencesOf(maria.id)).toEqual({ ...usualPreferences, sound: true });
});

test("of two choices on two screens at once none is lost", async () => {
  const maria = await makeStaff({ name: "Maria López" });
  const [one, other] = await database().transaction(async (rows) => {
    await rows.select().from(staff).where(eq(staff.id, maria.id)).for("update");
    const choices = [
      choosePreferences(maria.id, { sound: true }),
      choosePreferences(maria.id, { desktop: true }),
    ];
    await untilInLine(database(), 2);
    return choices;
  });
  await Promise.all([one, other]);
  expect(await preferencesOf(maria.id)).toMatchObject({ sound: true, desktop: true });
});
