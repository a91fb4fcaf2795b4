import { adapters } from "@/lib/channels";
import { throughStandin } from "@/lib/channels/standin";
import type { ChannelFacts } from "@/lib/channels/types";
import type { Env } from "@/lib/env";
import { judgeClocks } from "./clocks";
import { type Finding, well, wrong } from "./finding";
import { whyNoAnswer } from "./no-answer";

const patienceMs = 10_000;

/** Asks each provider whether it can be reached from here, and what time it is: a database beside us knows no better. */
export async function examineProviders(
  env: Pick<Env, "PROVIDER_STANDIN_URL">,
): Promise<Finding[]> {
  const asked = Object.values(adapters).map(({ facts }) => ask(facts, env));
  return (await Promise.all(asked)).flat();
}

async function ask(
  { name, providerUrl }: ChannelFacts,
  { PROVIDER_STANDIN_URL }: Pick<Env, "PROVIDER_STANDIN_URL">,
): Promise<Finding[]> {
  const { host } = new URL(providerUrl);
  const askedAt = Date.now();
  try {
    const { headers } = await fetch(throughStandin(providerUrl, PROVIDER_STANDIN_URL), {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(patienceMs),
    });
    const reached = well(`${host} is reached: ${name} can be answered.`);
    const theirs = Date.parse(headers.get("date") ?? "");
    if (Number.isNaN(theirs)) return [reached];
    return [reached, judgeClocks(host, { theirs, askedAt, answeredAt: Date.now() })];
  } catch (fault) {
    return [
      wrong(
        `${host} is not reached, so ${name} can't be answered from here: ${whyNoAnswer(fault)}`,
      ),
    ];
  }
}
