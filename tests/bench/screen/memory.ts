import type { Page } from "@playwright/test";
import { type Patient, writeAsPatient } from "../stage/write-as-patient";

/** What a tab holds on to before any message, and when a quarter, a half … of them have come. */
export type Held = { megabytes: number[] };

/**
 * Has patients write so many messages, half of them in the dialog that is open, and asks at each quarter what the tab
 * holds on to once everything that can go is gone.
 */
export async function memoryOver(
  page: Page,
  { appUrl, messages, patients }: Arriving,
): Promise<Held> {
  const held: Held = { megabytes: [] };
  const note = async () => {
    await page.waitForTimeout(2_000);
    held.megabytes.push(await weigh(page));
  };
  await note();
  for (let come = 1; come <= messages; come += 1) {
    const at = come % 2 ? 0 : 1 + (come % (patients.length - 1));
    const patient = patients[at] ?? patients[0];
    if (patient) await writeAsPatient(appUrl, patient, `message ${come} of the bench`);
    if (come % (messages / 4) === 0) await note();
  }
  return held;
}

type Arriving = {
  appUrl: string;
  messages: number;
  /** The first one's dialog is open. */
  patients: readonly Patient[];
};

async function weigh(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("Performance.enable");
  // What is reachable only from what the first round lets go, the second one does.
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  await session.detach();
  const used = metrics.find(({ name }) => name === "JSHeapUsedSize")?.value;
  return (used ?? Number.NaN) / 2 ** 20;
}
