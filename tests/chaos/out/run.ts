import { type Written, write } from "@/tests/chaos/in/patients";
import { printFigures } from "@/tests/chaos/support/figures";
import type { Size } from "@/tests/chaos/support/size";
import { signIn } from "@/tests/chaos/support/staff-client";
import { strike } from "@/tests/chaos/support/strikes";
import type { World } from "@/tests/chaos/support/world";
import { compare, readAccepted } from "./accepted";
import { beUnreliable, countFaults } from "./faults";
import {
  countUnexplained,
  countUnsettled,
  readConversations,
  untilSettled,
} from "./outbox";
import { answerAll } from "./replies";

const plans = {
  full: { dialogs: 60, each: 25, seconds: 240, application: 20, postgres: 5 },
  quick: { dialogs: 20, each: 5, seconds: 30, application: 2, postgres: 1 },
  cut: { dialogs: 12, each: 2, seconds: 6, application: 1, postgres: 0 },
} satisfies Record<Size, unknown>;

/** Nobody who wrote in another run. */
const firstPatient = 8_000;

/**
 * Staff answer in many dialogs while both providers fail in every way that they know, and the application and
 * PostgreSQL are killed again and again. True where every bar is met.
 */
export async function chaosOut(world: World, size: Size): Promise<boolean> {
  const plan = plans[size];
  const staff = await signIn(world);
  const opened = await openDialogs(world, plan.dialogs);
  const conversations = await readConversations(opened);
  beUnreliable(world);
  const [repeated] = await Promise.all([
    answerAll(staff, conversations, plan),
    strike(world, plan),
  ]);
  const faults = countFaults(world);
  world.standin.clearFaults();
  const settledAfter = await untilSettled(60_000);
  const { doubled, missing, disordered, astray } = compare(
    conversations,
    readAccepted(world),
  );
  return printFigures("Out: replies through providers that fail", [
    { name: "replies written by staff", value: plan.dialogs * plan.each },
    { name: "asked for once more", value: repeated },
    { name: "posts that met a fault of the provider", value: faults },
    { name: "the last was settled after", value: settledAfter, unit: "s", most: 60 },
    {
      name: "unsettled 60 s after the last fault",
      value: await countUnsettled(),
      most: 0,
    },
    { name: "doubled at the provider", value: doubled, most: 0 },
    { name: "missing at the provider", value: missing, most: 0 },
    { name: "dialogs out of order", value: disordered, most: 0 },
    { name: "from a wrong account", value: astray, most: 0 },
    {
      name: "not sent without a word to staff",
      value: await countUnexplained(staff),
      most: 0,
    },
  ]);
}

/** So many patients write first, which opens their dialogs and the time in which they may be answered. */
async function openDialogs(world: World, count: number): Promise<Written[]> {
  const opened: Written[] = [];
  for (let number = 0; number < count; number += 1) {
    const written = await write(world, firstPatient + number);
    const { status } = await written.deliver();
    if (status !== 200) throw new Error(`A webhook was answered ${status}.`);
    opened.push(written);
  }
  return opened;
}
