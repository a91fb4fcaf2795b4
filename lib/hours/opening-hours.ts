import { eq } from "drizzle-orm";
import { db } from "@/db";
import { accounts, openingHours } from "@/db/schema";
import type { OpenSpan } from "@/db/schema/opening-hours";
import { listAccounts } from "@/lib/accounts/list";
import { recordAudit } from "@/lib/audit/record";
import { adapterOf } from "@/lib/channels";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { textLength } from "@/lib/format";
import { type ConflictingEdit, type Done, done, refused } from "@/lib/result";
import { threeWayMerge } from "@/lib/three-way-merge";
import { closedSince } from "./closed-since";
import type { AccountHours, HoursRefusal, OpeningHours, OpenTime } from "./types";

const weekdays: OpenSpan[] = [[9 * 60, 17 * 60]];

/** What an account begins with: weekdays from nine to five, and no word by itself. */
const usual: OpeningHours = {
  week: [weekdays, weekdays, weekdays, weekdays, weekdays, [], []].map(asTimes),
  closedOn: [],
  away: false,
  awayText: "",
};

/** The hours of every account that can be answered from. */
export async function listHours(now = new Date()): Promise<AccountHours[]> {
  const [tags, zone, stored, inUse] = await Promise.all([
    listAccounts({ all: true }),
    clinicTimeZone(),
    db().select().from(openingHours),
    db().select({ id: accounts.id, state: accounts.state }).from(accounts),
  ]);
  const live = new Set(
    inUse.filter(({ state }) => state !== "disconnected").map(({ id }) => id),
  );
  return tags
    .filter(({ id }) => live.has(id))
    .map((account) => {
      const hours = asHours(stored.find(({ accountId }) => accountId === account.id));
      const spans = { week: hours.week.map(asSpans), closedOn: hours.closedOn };
      return { account, hours, isOpen: closedSince(spans, zone, now) === null };
    });
}

/** An account's hours, and what the form said when it was opened. */
export type HoursEdit = { typed: OpeningHours; seen: OpeningHours };

/**
 * Saves what was typed over of an account's hours; not over what another admin changed meanwhile. An away message needs
 * words that fit into one message of the channel.
 */
export async function saveHours(
  accountId: number,
  { typed, seen }: HoursEdit,
  byId: number,
): Promise<Done<HoursRefusal> | ConflictingEdit<OpeningHours>> {
  if (typed.week.map(asSpans).some(areMuddled)) return refused("spans");
  return db().transaction(async (rows) => {
    const [account] = await rows
      .select({ channel: accounts.channel })
      .from(accounts)
      .where(eq(accounts.id, accountId))
      .for("no key update");
    if (!account) return refused("notFound");
    const [stored] = await rows
      .select()
      .from(openingHours)
      .where(eq(openingHours.accountId, accountId));
    const present = asHours(stored);
    const edit = threeWayMerge({ seen, present, typed });
    if (!edit.ok) return edit;
    const { week, closedOn, away, awayText } = { ...present, ...edit.value };
    if (away && awayText.trim() === "") return refused("noText");
    const { max, unit } = adapterOf(account.channel).facts.text;
    // While it is off the form does not show it.
    if (away && textLength(awayText, unit) > max) return refused("tooLong");
    if (Object.keys(edit.value).length === 0) return done;
    const values = {
      week: week.map(asSpans),
      closedOn: closedOn.toSorted(),
      away,
      awayText,
    };
    await rows
      .insert(openingHours)
      .values({ accountId, ...values })
      .onConflictDoUpdate({ target: openingHours.accountId, set: values });
    await recordAudit(rows, {
      staffId: byId,
      action: "hours.changed",
      subject: "account",
      subjectId: String(accountId),
    });
    return done;
  });
}

function asHours(row: typeof openingHours.$inferSelect | undefined): OpeningHours {
  if (!row) return usual;
  const { week, closedOn, away, awayText } = row;
  return { week: week.map(asTimes), closedOn, away, awayText };
}

function asTimes(spans: OpenSpan[]): OpenTime[] {
  return spans.map(([from, to]) => ({ from: onClock(from), to: onClock(to) }));
}

function asSpans(times: OpenTime[]): OpenSpan[] {
  return times.map(({ from, to }) => [minutesOf(from), minutesOf(to)]);
}

/** Spans of a day begin before they end, and one ends before the next begins. */
function areMuddled(spans: OpenSpan[]): boolean {
  return spans.some(
    ([from, to], index) =>
      from >= to || to > 24 * 60 || from < (spans[index - 1]?.[1] ?? 0),
  );
}

function onClock(minutes: number): string {
  const two = (count: number) => String(count).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}
