import { type Figure, printFigures } from "@/tests/chaos/support/figures";
import { signIn } from "@/tests/chaos/support/staff-client";
import { type Strikes, strike } from "@/tests/chaos/support/strikes";
import type { World } from "@/tests/chaos/support/world";
import {
  countDoubled,
  countMisplaced,
  countWrongUnread,
  type Kept,
  readKept,
} from "./kept";
import { holdReconciliation, reconcileOnce } from "./reconciliation";
import { type Sent, sendUntil, type Traffic } from "./send";
import { shownUnread } from "./shown";

/** Seconds, and how often the application and PostgreSQL are killed in them. */
type Times = readonly [seconds: number, application: number, postgres: number];

/** How a round goes: `patience` is for how many seconds a provider tries again. */
export type Plan = {
  times: Times;
  perSecond: number;
  patience: number;
  patients: number;
};
type Round = {
  sent: Sent[];
  perSecond: number;
  longestAwayMs: number;
  seconds: number;
};

/** Providers try again for 15 seconds, and nothing is looked for in their lists. */
export async function steadyRound(world: World, plan: Plan): Promise<boolean> {
  const patients = { from: 0, to: plan.patients };
  const round = await play(world, plan, { seed: 1, patients });
  const kept = await readKept(round.sent);
  const figures = [
    ...(await shared(world, round, kept)),
    {
      name: "in an order that can't be",
      value: countMisplaced(round.sent, kept),
      most: 0,
    },
    { name: "never answered 200", value: unanswered(round.sent), most: 0 },
    {
      name: "longest way to a 200",
      value: longestWay(round.sent),
      unit: "s",
      most: plan.patience,
    },
  ];
  return printFigures(
    `In: providers that try again for ${plan.patience} seconds`,
    figures,
  );
}

/** Providers never try again what was answered 5xx; what they list is then compared once. */
export async function lossyRound(world: World, plan: Plan): Promise<boolean> {
  const patients = { from: plan.patients, to: 2 * plan.patients };
  const round = await play(world, { ...plan, patience: 0 }, { seed: 2, patients });
  const before = await readKept(round.sent);
  const begunAt = performance.now();
  await reconcileOnce();
  const took = (performance.now() - begunAt) / 1000;
  const kept = await readKept(round.sent);
  const figures = [
    { name: "kept before the reconciliation", value: before.length },
    { name: "the reconciliation took", value: took, unit: "s" },
    ...(await shared(world, round, kept)),
  ];
  return printFigures("In: providers that never try a 5xx again", figures);
}

async function play(
  world: World,
  { times: [seconds, application, postgres], perSecond, patience }: Plan,
  traffic: Pick<Traffic, "seed" | "patients">,
): Promise<Round> {
  await holdReconciliation();
  const over = new AbortController();
  const begunAt = performance.now();
  const sending = sendUntil(over.signal, world, {
    ...traffic,
    perSecond,
    patience,
  });
  const strikes: Strikes = { seconds, application, postgres };
  const { longestAwayMs } = await strike(world, strikes);
  over.abort();
  const lasted = (performance.now() - begunAt) / 1000;
  return { sent: await sending, perSecond, longestAwayMs, seconds: lasted };
}

async function shared(
  world: World,
  { sent, perSecond, longestAwayMs, seconds }: Round,
  kept: Kept[],
): Promise<Figure[]> {
  const staff = await signIn(world);
  const wrong = countWrongUnread(await shownUnread(staff), kept);
  const heard = sent.filter(({ firstStatus }) => firstStatus === 200).length;
  const found = new Set(kept.map(({ id }) => id));
  return [
    { name: "written by patients", value: sent.length },
    { name: "written a second", value: sent.length / seconds, least: perSecond * 0.98 },
    { name: "webhooks posted", value: sent.reduce((sum, { tries }) => sum + tries, 0) },
    {
      name: "answered 200 at the first try",
      value: (100 * heard) / sent.length,
      unit: "%",
    },
    { name: "longest away after a kill", value: longestAwayMs / 1000, unit: "s" },
    { name: "lost", value: sent.filter(({ id }) => !found.has(id)).length, most: 0 },
    { name: "doubled", value: countDoubled(sent, kept), most: 0 },
    {
      name: "refused",
      value: sent.reduce((sum, { refusals }) => sum + refusals, 0),
      most: 0,
    },
    { name: "dialogs with another count of unread", value: wrong, most: 0 },
  ];
}

const unanswered = (sent: Sent[]) =>
  sent.filter(({ answeredAt }) => answeredAt === null).length;

const longestWay = (sent: Sent[]) =>
  Math.max(...sent.map(({ triedAt, answeredAt }) => (answeredAt ?? triedAt) - triedAt)) /
  1000;
