import { sql } from "drizzle-orm";
import { organisation } from "@/db/schema";
import { saveClinic } from "@/lib/clinic/save-clinic";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { useDatabase } from "@/tests/support/database";
import { makeStaff } from "@/tests/support/factories";

const database = useDatabase();

async function save(timeZone: string) {
  const dana = await makeStaff({ role: "admin" });
  const [present] = await database().select().from(organisation);
  const seen = { name: present?.name ?? "", timeZone: present?.timeZone ?? "" };
  return saveClinic({ seen, typed: { ...seen, timeZone } }, dana.id);
}

test.each(["+01:00", "-0530", "Nowhere", "Europe/Nowhere", "posixrules", "Factory"])(
  "%s is no zone for the clinic",
  async (zone) => {
    expect(await save(zone)).toEqual({ ok: false, reason: "zone" });
  },
);

test("a zone by a name that the database does not have is stored by one that it has", async () => {
  expect(await save("IST")).toEqual({ ok: true });
  expect(await clinicTimeZone()).toMatch(/^Asia\/(Calcutta|Kolkata)$/);
  expect(await hourThere()).toBe("05:30");
});

async function hourThere() {
  const { rows } = await database().execute<{ hour: string }>(sql`
    select to_char(timestamptz '2026-01-01 00:00Z' at time zone time_zone, 'HH24:MI') as hour
    from organisation`);
  return rows[0]?.hour;
}
