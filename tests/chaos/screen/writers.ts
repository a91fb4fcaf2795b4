import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { writeAsPatient } from "@/tests/bench/stage/write-as-patient";
import { readWorld } from "@/tests/e2e/support/clinic";

/** Few enough for a list that shows them all. */
const patients = Array.from({ length: 8 }, (_, at) => ({
  phone: `+44770090095${at}`,
  name: `Patient ${"ABCDEFGH"[at]}`,
}));
const concurrent = 8;

/** Eight patients at once write so many messages in all, to whoever's dialog comes next. */
export async function writeAtOnce(changes: number, round: number): Promise<void> {
  const left = Array.from({ length: changes }, (_, at) => at).values();
  const writer = async () => {
    for (const at of left) {
      const patient = patients[(at * 5) % patients.length];
      if (patient) await writeAsPatient(readWorld().appUrl, patient, `[${round}.${at}]`);
    }
  };
  await Promise.all(Array.from({ length: concurrent }, writer));
}

/**
 * Holds one patient's dialog, so that a message to it, begun before others, is committed after them. Answers how to let
 * go.
 */
export async function holdOneDialog(): Promise<() => Promise<void>> {
  const rows = new Client({ connectionString: readWorld().databaseUrl });
  await rows.connect();
  await rows.query("begin");
  await rows.query(
    `select d.id from dialogs d join contacts c on c.id = d.contact_id where c.name = $1 for update of d`,
    [patients[0]?.name],
  );
  return async () => {
    await pause(150);
    await rows.query("rollback");
    await rows.end();
  };
}
