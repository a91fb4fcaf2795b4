import { setTimeout as pause } from "node:timers/promises";
import type { World } from "@/tests/chaos/support/world";
import { randomOf } from "@/tests/support/random";
import { type Written, write } from "./patients";

export type Traffic = {
  seed: number;
  perSecond: number;
  /** Who writes: numbers of patients, from the first up to before the last. */
  patients: { from: number; to: number };
  /** For how many seconds a provider tries again where it got no 200; Twilio for 15, where it is asked to. */
  patience: number;
};

/** A message on its way in, by the clock of this process: `answeredAt` is when its provider first heard 200. */
export type Sent = Written & {
  triedAt: number;
  answeredAt: number | null;
  tries: number;
  /** What the first try was answered; null where no answer came. */
  firstStatus: number | null;
  refusals: number;
};

const againAfterMs = 400;

/** Patients write at a steady rate until it is over; all webhooks have been tried when it answers. */
export async function sendUntil(
  over: AbortSignal,
  world: World,
  traffic: Traffic,
): Promise<Sent[]> {
  const random = randomOf(traffic.seed);
  const { from, to } = traffic.patients;
  const begunAt = performance.now();
  const sending: Promise<Sent>[] = [];
  while (!over.aborted) {
    const number = from + random.below(to - from);
    // Late by up to a second and a half, so that the later is often told before the earlier; one of ten comes twice.
    const delays = [random.below(1500)];
    if (random.below(10) === 0) delays.push(random.below(3000));
    sending.push(send(world, traffic, { number, delays }));
    const dueAt = begunAt + (sending.length * 1000) / traffic.perSecond;
    await pause(Math.max(0, dueAt - performance.now()));
  }
  return Promise.all(sending);
}

async function send(
  world: World,
  { patience }: Traffic,
  { number, delays }: { number: number; delays: number[] },
): Promise<Sent> {
  const written = await write(world, number);
  const postings = await Promise.all(
    delays.map(async (delay) => {
      await pause(delay);
      return post(written, patience * 1000);
    }),
  );
  const answers = postings.flatMap(({ answeredAt }) => answeredAt ?? []);
  return {
    ...written,
    triedAt: Math.min(...postings.map(({ triedAt }) => triedAt)),
    answeredAt: answers.length > 0 ? Math.min(...answers) : null,
    tries: postings.reduce((sum, { tries }) => sum + tries, 0),
    firstStatus: postings[0]?.firstStatus ?? null,
    refusals: postings.filter(({ refused }) => refused).length,
  };
}

/** Posts a webhook until it is answered 200, refused for good, or nobody has patience any more. */
async function post(written: Written, patienceMs: number) {
  const triedAt = performance.now();
  let firstStatus: number | null = null;
  for (let tries = 1; ; tries += 1) {
    const { status } = await written.deliver();
    if (tries === 1) firstStatus = status;
    const now = performance.now();
    const refused = status !== null && status >= 400 && status < 500;
    const answeredAt = status === 200 ? now : null;
    if (answeredAt || refused || now - triedAt + againAfterMs > patienceMs)
      return { triedAt, answeredAt, tries, firstStatus, refused };
    await pause(againAfterMs);
  }
}
