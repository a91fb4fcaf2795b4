import { and, desc, eq } from "drizzle-orm";
import { db } from "@/db";
import { accounts, deliveries } from "@/db/schema";
import { tagOf } from "@/lib/accounts/list";
import { recordAudit } from "@/lib/audit/record";
import type { EventContent, QuarantinedEvent } from "./types";
import { withoutSecrets } from "./without-secrets";

/** So many are shown; the rest follow once these are settled. */
const most = 50;

/** The events that could not be applied, newest first, without what they say. */
export async function listQuarantined(): Promise<QuarantinedEvent[]> {
  const found = await held(eq(deliveries.state, "quarantined")).limit(most);
  return found.map(eventOf);
}

/**
 * One such event with what it says, for whoever has to find out what is wrong. It may be a patient's words, so that it
 * was read, and by whom, is audited. Null where it is not there or was settled meanwhile.
 */
export async function readQuarantined(
  id: number,
  by: number,
): Promise<EventContent | null> {
  const [found] = await held(
    and(eq(deliveries.id, id), eq(deliveries.state, "quarantined")),
  ).limit(1);
  if (!found) return null;
  await recordAudit(db(), {
    staffId: by,
    action: "delivery.read",
    subject: "delivery",
    subjectId: String(id),
  });
  return { ...eventOf(found), content: withoutSecrets(found.delivery.payload) };
}

const held = (which: Parameters<ReturnType<typeof selected>["where"]>[0]) =>
  selected().where(which).orderBy(desc(deliveries.id));

const selected = () =>
  db()
    .select({ delivery: deliveries, account: accounts })
    .from(deliveries)
    .innerJoin(accounts, eq(accounts.id, deliveries.accountId));

type Held = Awaited<ReturnType<typeof held>>[number];

function eventOf({ delivery, account }: Held): QuarantinedEvent {
  const { id, kind, reason, receivedAt, attempts } = delivery;
  return {
    ...{ id, kind, reason, attempts },
    tag: tagOf(account),
    receivedAt: receivedAt.toISOString(),
  };
}
