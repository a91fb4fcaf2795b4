import { type Figure, printFigures } from "@/tests/chaos/support/figures";
import type { Size } from "@/tests/chaos/support/size";
import { signIn } from "@/tests/chaos/support/staff-client";
import type { World } from "@/tests/chaos/support/world";
import { randomOf } from "@/tests/support/random";
import { type Answers, answered, type Post, postAll } from "./door";
import { forgedForm, forgedJson } from "./forged";
import { restingMemory } from "./memory";
import { type Keys, type Samples, samplesFor, signedForm, signedJson } from "./samples";
import { strangeForm, strangeJson } from "./strange";
import * as traces from "./traces";

const counts = {
  full: { forged: 100_000, signed: 20_000, first: 10_000 },
  quick: { forged: 8_000, signed: 1_500, first: 4_000 },
  // Too few to tell what the server keeps from what it loads: its memory is not judged.
  cut: { forged: 400, signed: 150, first: 0 },
} satisfies Record<Size, unknown>;

/**
 * Bodies that were changed on their way to each webhook, of which none may be believed; then strange ones that are
 * correctly signed, of which none may be lost. True where every bar is met.
 */
export async function fuzz(world: World, size: Size): Promise<boolean> {
  const plan = counts[size];
  const { twilioAccount } = await import("@/scripts/demo/world");
  const keys = { ...twilioAccount(), appSecret: process.env.INSTAGRAM_APP_SECRETS ?? "" };
  const work = { world, keys, samples: samplesFor(world, keys), random: randomOf(17) };
  const refused = await refuseForgeries(work, plan);
  const kept = await keepStrangers(work, plan.signed);
  return refused && kept;
}

type Fuzz = {
  world: World;
  keys: Keys;
  samples: Samples;
  random: ReturnType<typeof randomOf>;
};

type Plan = { forged: number; first: number };

async function refuseForgeries(
  work: Fuzz,
  { forged: count, first }: Plan,
): Promise<boolean> {
  const { world, keys, samples, random } = work;
  const form = () => forgedForm(random, world.appUrl, samples, keys);
  const json = () => forgedJson(random, samples, keys);
  // Whatever the server loads and keeps for good is there before it is weighed.
  for (const make of [form, json]) await postAll(world.appUrl, first, make);
  const pid = await world.application.pid();
  const [rows, memory] = [await traces.countRows(), await restingMemory(pid)];
  const twilio = await timed(world, count, form);
  const instagram = await timed(world, count, json);
  const grown = (await restingMemory(pid)) - memory;
  return printFigures("Fuzz: bodies that were changed on their way", [
    ...figuresOf("Twilio", twilio),
    ...figuresOf("Instagram", instagram),
    ...grownTables(rows, await traces.countRows()),
    { name: "the application's memory before", value: memory, unit: "MB" },
    { name: "and grown by", value: grown, unit: "MB", ...(first > 0 && { most: 50 }) },
  ]);
}

/** A figure for every table that has more rows than before, or one that says that none has. */
function grownTables(before: Map<string, number>, after: Map<string, number>): Figure[] {
  const grown = [...after].flatMap(([table, rows]) => {
    const value = rows - (before.get(table) ?? 0);
    return value === 0 ? [] : [{ name: `rows that came into ${table}`, value, most: 0 }];
  });
  return grown.length > 0 ? grown : [{ name: "rows that came", value: 0, most: 0 }];
}

async function timed({ appUrl }: World, count: number, make: () => Post) {
  const begunAt = performance.now();
  const answers = await postAll(appUrl, count, make);
  return { answers, rate: (count * 1000) / (performance.now() - begunAt) };
}

function figuresOf(name: string, { answers, rate }: { answers: Answers; rate: number }) {
  const figures: Figure[] = [
    { name: `${name}: refused (4xx)`, value: answered(answers, 400, 499) },
    { name: `${name}: a second`, value: rate },
    { name: `${name}: accepted`, value: answered(answers, 100, 399), most: 0 },
    { name: `${name}: 5xx`, value: answered(answers, 500, 599), most: 0 },
    { name: `${name}: not answered`, value: answered(answers, 0, 0), most: 0 },
  ];
  return figures;
}

async function keepStrangers(work: Fuzz, count: number): Promise<boolean> {
  const { world } = work;
  const before = await traces.countEvents();
  const answers = await postAll(world.appUrl, count, (number) => strange(work, number));
  await traces.untilQuiet();
  const dialogs = await traces.openAll(await signIn(world));
  const events = (await traces.countEvents()) - before;
  return printFigures("Fuzz: strange bodies, correctly signed", [
    { name: "taken (200)", value: answered(answers, 200, 200), least: count },
    { name: "5xx", value: answered(answers, 500, 599), most: 0 },
    { name: "not answered", value: answered(answers, 0, 0), most: 0 },
    { name: "refused (4xx)", value: answered(answers, 400, 499), most: 0 },
    { name: "without a trace", value: Math.max(0, count - events), most: 0 },
    { name: "messages in threads", value: await traces.countKept() },
    { name: "dialogs opened by staff", value: dialogs },
    { name: "quarantined", value: await traces.countQuarantined() },
    {
      name: "came to nothing without a reason",
      value: await traces.countUnexplained(),
      most: 0,
    },
    { name: "applied and in no thread", value: await traces.countUnseen(), most: 0 },
    {
      name: "the application's memory after all of them",
      value: await restingMemory(await world.application.pid()),
      unit: "MB",
      most: 350,
    },
  ]);
}

/** Of each provider in turn, each with an id of its own. */
function strange({ world, keys, samples, random }: Fuzz, number: number): Post {
  if (number % 2 === 0) {
    const { path, params } = random.one(samples.twilio);
    const id = `SM${number.toString(16).padStart(32, "0")}`;
    const { authToken } = keys;
    return signedForm(world.appUrl, {
      path,
      params: strangeForm(random, params, id),
      authToken,
    });
  }
  const body = strangeJson(random, random.one(samples.instagram), `strange-${number}`);
  return signedJson(body, keys.appSecret);
}
