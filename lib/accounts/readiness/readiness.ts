import { eq } from "drizzle-orm";
import { db } from "@/db";
import { accountChecks } from "@/db/schema";
import type { StoredAccount } from "@/lib/accounts/find";
import type {
  Check,
  CheckName,
  CheckReason,
  Readiness,
} from "@/lib/accounts/types/readiness";
import { adapterOf } from "@/lib/channels";
import { type Arrivals, arrivalsOf } from "./arrivals";

type Asked = typeof accountChecks.$inferSelect;

const asked = ["credentials", "sender", "webhook"] as const;
const arriving = ["signed", "inbound", "delivered"] as const;

/**
 * What a live sender needs and what of it is there, measured: what the provider said last, and what has arrived by now.
 * Null where the channel has nothing to measure.
 */
export async function readinessOf({
  id,
  channel,
}: Pick<StoredAccount, "id" | "channel">): Promise<Readiness | null> {
  return adapterOf(channel).webhooks ? measuredOf(id) : null;
}

/** The same for an account of a channel that has something to measure. @package */
export async function measuredOf(accountId: number): Promise<Readiness> {
  const [answers, arrivals] = await Promise.all([
    db().select().from(accountChecks).where(eq(accountChecks.accountId, accountId)),
    arrivalsOf(accountId),
  ]);
  const answered = new Map(answers.map((answer) => [answer.name, answer]));
  const latest = Math.max(...answers.map(({ checkedAt }) => checkedAt.getTime()));
  return {
    checks: [
      ...asked.map((name) => askedCheck(name, answered.get(name))),
      ...arriving.map((name) => arrivedCheck(name, arrivals)),
    ],
    measuredAt: answers.length > 0 ? new Date(latest).toISOString() : null,
  };
}

function askedCheck(name: (typeof asked)[number], answer: Asked | undefined): Check {
  if (!answer) return { ...blank(name), state: "open" };
  const { state, reason, detail, checkedAt, since } = answer;
  return {
    name,
    state,
    reason: reason as CheckReason | null,
    detail,
    at: checkedAt.toISOString(),
    since: since.toISOString(),
  };
}

function arrivedCheck(name: (typeof arriving)[number], arrivals: Arrivals): Check {
  const at = arrivals[name]?.toISOString() ?? null;
  return { ...blank(name), state: at ? "done" : "open", at };
}

const blank = (name: CheckName) => ({
  name,
  reason: null,
  detail: null,
  at: null,
  since: null,
});
