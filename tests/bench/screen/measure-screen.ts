import type { BrowserContext } from "@playwright/test";
import type { Measured } from "../stage/bars";
import { openInbox, untilLive } from "../stage/browser";
import { writeAsPatient } from "../stage/write-as-patient";
import { firstLoads } from "./first-load";
import { memoryOver } from "./memory";
import { measureDeeds } from "./receptionist";
import { type Switches, switchDialogs } from "./switch";
import { throttle } from "./throttle";
import { interactionTimes, layoutShift, watch } from "./watch";

export type Size = {
  dialogs: number;
  messages: number;
  /** How many of the messages one thread has. */
  longest: number;
  rounds: number;
  /** How many times the page is opened anew. */
  loads: number;
  /** How many messages arrive while the tab's memory is looked at. */
  arriving: number;
};

type Surroundings = Size & { appUrl: string };

const interactionMs = 100;
const largestMs = 1_500;
const shiftOfPage = 0.02;
const scriptsKb = 180;
const addedMb = 2;

/** Patients who write while the screen is open. */
const patients = Array.from({ length: 21 }, (_, index) => ({
  name: `Bench Patient ${index}`,
  phone: `+4477007007${String(index).padStart(2, "0")}`,
}));

/** Everything that is measured of the screen, one after the other: as fast as this machine is, and four times slower. */
export async function* measureScreen(
  context: BrowserContext,
  surroundings: Surroundings,
): AsyncGenerator<Measured> {
  for (const patient of patients)
    await writeAsPatient(surroundings.appUrl, patient, "Hello.");
  yield* measureLoad(context, surroundings);
  yield* measureUse(context, { ...surroundings, rate: 1 });
  yield* measureUse(context, { ...surroundings, rate: 4 });
  yield* measureMemory(context, surroundings);
}

async function* measureLoad(context: BrowserContext, { loads: times }: Surroundings) {
  const bare = await firstLoads(context, {
    path: "/account",
    rate: 4,
    times,
    works: (page) => page.waitForLoadState("networkidle"),
  });
  yield { name: "largest paint, one's account, 4× (yardstick)", values: bare.largest };
  yield { name: "scripts, one's account (yardstick)", values: bare.scripts, unit: "kB" };
  const inbox = { path: "/dialogs", times, works: untilLive };
  const fast = await firstLoads(context, { ...inbox, rate: 1 });
  yield { name: "largest paint, inbox", values: fast.largest, bar: largestMs };
  const slow = await firstLoads(context, { ...inbox, rate: 4 });
  yield { name: "largest paint, inbox, 4×", values: slow.largest, bar: largestMs };
  yield {
    name: "layout shift of the load, 4×",
    values: slow.shift,
    unit: "",
    bar: shiftOfPage,
  };
  yield {
    name: "scripts of the inbox",
    values: slow.scripts,
    unit: "kB",
    bar: scriptsKb,
  };
}

async function* measureUse(
  context: BrowserContext,
  { rounds, rate }: Surroundings & { rate: number },
) {
  const suffix = rate === 1 ? "" : `, ${rate}×`;
  const bar = interactionMs;
  const page = await openInbox(context, watch);
  await throttle(page, rate);
  let switches: Switches | undefined;
  const clicks = await interactionTimes(page, rounds * 2, async () => {
    switches = await switchDialogs(page, rounds);
  });
  const { first = [], again = [] } = switches ?? {};
  // A click is answered by the next paint; that the thread stands by then as well is asked of the whole processor.
  const whole = rate === 1 && { bar };
  yield { name: `switch, first time, click → thread${suffix}`, values: first, ...whole };
  yield { name: `switch, again, click → thread${suffix}`, values: again, ...whole };
  yield { name: `switch, click → next paint${suffix}`, values: clicks, bar };
  for await (const deed of measureDeeds(page, { times: rounds, bar }))
    yield { ...deed, name: `${deed.name}${suffix}` };
  const shift = await layoutShift(page);
  await page.close();
  yield {
    name: `layout shift of all that${suffix}`,
    values: [shift],
    unit: "",
    bar: shiftOfPage,
  };
}

/** A tab is steady when the second half of the messages adds next to nothing. */
async function* measureMemory(
  context: BrowserContext,
  { appUrl, arriving }: Surroundings,
) {
  const [writer] = patients;
  if (writer) await writeAsPatient(appUrl, writer, "Is anybody there?");
  const page = await openInbox(context);
  await page.getByRole("link", { name: writer?.name }).click();
  await page.getByRole("log", { name: "Messages" }).waitFor();
  const held = await memoryOver(page, { appUrl, messages: arriving, patients });
  await page.close();
  const [, , half = Number.NaN, , whole = Number.NaN] = held.megabytes;
  const said = held.megabytes.map((one) => one.toFixed(1)).join(", ");
  yield { name: `memory of the tab (${said})`, values: held.megabytes, unit: "MB" };
  yield {
    name: `what the last ${arriving / 2} messages added`,
    values: [whole - half],
    unit: "MB",
    bar: addedMb,
  };
}
