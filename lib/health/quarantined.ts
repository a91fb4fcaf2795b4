import { and, desc, eq, lt } from "drizzle-orm";
import { db } from "@/db";
import { accounts, deliveries } from "@/db/schema";
import { tagOf } from "@/lib/accounts/list";
import { recordAudit } from "@/lib/audit/record";
import type { EventContent, Quarantined, QuarantinedEvent } from "./types";
import { withoutSecrets } from "./without-secrets";

/** So many are shown at once. */
const most = 50;

/** The events that could not be applied, newest first, without what they say; `before` asks for those older than one. */
export async function listQuarantined(
  before: number | null = null,
): Promise<Quarantined> {
  const asked = and(
    eq(deliveries.state, "quarantined"),
    before === null ? undefined : lt(deliveries.id, before),
  );
  const [found, count] = await Promise.all([
    held(asked).limit(most),
    db().$count(deliveries, asked),
  ]);
  return { events: found.map(eventOf), before, older: Math.max(0, count - found.length) };
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
