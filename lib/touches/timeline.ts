import { sql } from "drizzle-orm";
import { db } from "@/db";
import { noteReading } from "@/lib/audit/note-reading";
import type { Staff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { findPerson } from "@/lib/patients/find-person";
import { membersIn } from "./members";
import { personDialogs } from "./person-dialogs";
import {
  asDeedEntry,
  asPatientEntry,
  deedsFound,
  type FoundDeed,
  type FoundPatient,
  patientFound,
} from "./timeline-deeds";
import {
  asMessagesEntry,
  daysFound,
  daysWithWords,
  type FoundDay,
} from "./timeline-messages";
import { type Asked, countEach, type Place, pageOf } from "./timeline-query";
import { asTouchEntry, type FoundTouch, touchesFound } from "./timeline-touches";
import {
  everything,
  type RecentTouches,
  type TimelineCounts,
  type TimelineEntry,
  type TimelineFilter,
  type TimelinePage,
} from "./types";

const pageSize = 40;

/** `after` is a page's `next`; `count` asks for more than a page at once. */
export type TimelineQuery = TimelineFilter & { after: string | null; count: number };

type About = Asked & { name: string };

/**
 * All that was exchanged with a person, newest first: touches, what was done with their dialogs, and messages in brief,
 * on accounts that the member of staff may see. Null if the person may not be seen. Reading is written down.
 */
export async function readTimeline(
  staff: Staff,
  personId: number,
  { after, count, ...filter }: TimelineQuery,
): Promise<TimelinePage | null> {
  const about = await aboutPerson(staff, personId, filter);
  if (!about) return null;
  const { id, name, kind, asked } = about;
  const before = placeOf(after);
  const limit = Math.max(count, pageSize);
  const [found, counts, members] = await Promise.all([
    newest(asked, { before, limit: limit + 1 }),
    before ? null : countAll(asked),
    membersIn(asked),
    noteReading(staff.id, "person", id),
  ]);
  const entries = found.slice(0, limit);
  const accounts = new Map(asked.dialogs.map(({ account }) => [account.id, account]));
  return {
    person: { id, name, kind, accounts: [...accounts.values()], staff: members },
    entries,
    next: found.length > limit ? cursorOf(entries.at(-1)) : null,
    counts,
  };
}

/** How many of the newest touches stand in a dialog's Details. */
const recent = 3;

/**
 * What was last recorded with a person, and how much their timeline has in all. Null if they may not be seen. Reading
 * is written down with the record that this stands beside.
 */
export async function recentTouches(
  staff: Staff,
  personId: number,
): Promise<RecentTouches | null> {
  const about = await aboutPerson(staff, personId, everything);
  if (!about) return null;
  const { asked } = about;
  const kept = sql`select * from (${touchesFound(asked)}) any_touch where not withdrawn`;
  const [found, { all }] = await Promise.all([
    pageOf<FoundTouch>(kept, { before: null, limit: recent }),
    countAll(asked),
  ]);
  return { touches: found.map((each) => asTouchEntry(each, asked).touch), count: all };
}

async function aboutPerson(staff: Staff, personId: number, filter: TimelineFilter) {
  const { scope } = staff;
  const person = await findPerson(db(), { scope, id: personId });
  if (!person) return null;
  const { id, name, kind } = person;
  const [dialogs, zone] = await Promise.all([
    personDialogs(db(), { scope, personId: id }),
    clinicTimeZone(),
  ]);
  const asked: About = { personId: id, name, dialogs, zone, filter };
  return { id, name, kind, asked };
}

type Wanted = { before: Place | null; limit: number };

/** Each source gives as many as all together may need; the newest of them are the page. */
async function newest(asked: About, wanted: Wanted): Promise<TimelineEntry[]> {
  const { show, kind } = asked.filter;
  const isShown = (part: TimelineFilter["show"]) =>
    show === null ? kind === null || part === "touches" : show === part;
  const found = await Promise.all([
    isShown("touches") ? touchEntries(asked, wanted) : [],
    isShown("dialogs") ? deedEntries(asked, wanted) : [],
    isShown("messages") ? messagesEntries(asked, wanted) : [],
    isShown(null) && isEverywhere(asked.filter) ? patientEntries(asked, wanted) : [],
  ]);
  return found.flat().sort(newestFirst).slice(0, wanted.limit);
}

const isEverywhere = ({ account, channel, kind }: TimelineFilter) =>
  account === null && channel === null && kind === null;

async function touchEntries(asked: About, wanted: Wanted) {
  const found = await pageOf<FoundTouch>(touchesFound(asked), wanted);
  return found.map((each) => asTouchEntry(each, asked));
}

async function deedEntries(asked: About, wanted: Wanted) {
  const found = await pageOf<FoundDeed>(deedsFound(asked), wanted);
  return found.flatMap((each) => asDeedEntry(each, asked.dialogs));
}

async function messagesEntries(asked: About, wanted: Wanted) {
  const found = await pageOf<FoundDay>(daysWithWords(daysFound(asked)), wanted);
  return found.flatMap((each) => asMessagesEntry(each, asked.dialogs));
}

async function patientEntries(asked: About, wanted: Wanted) {
  const found = await pageOf<FoundPatient>(patientFound(asked), wanted);
  return found.map(asPatientEntry);
}

/** A kind of touch narrows all to touches; what the other parts have does not change with it. */
async function countAll(asked: About): Promise<TimelineCounts> {
  const { touches, dialogs, messages, patient } = await countEach({
    touches: touchesFound(asked),
    dialogs: deedsFound(asked),
    messages: daysFound(asked),
    patient: patientFound(asked),
  });
  const others = asked.filter.kind === null ? dialogs + messages : 0;
  const all = touches + others + (isEverywhere(asked.filter) ? patient : 0);
  return { all, touches, dialogs, messages };
}

/** The database compares keys by their bytes, and so does this. */
function newestFirst(one: TimelineEntry, other: TimelineEntry): number {
  if (one.at !== other.at) return one.at < other.at ? 1 : -1;
  return one.key < other.key ? 1 : -1;
}

const cursorOf = (last: TimelineEntry | undefined): string | null =>
  last ? `${Date.parse(last.at)}_${last.key}` : null;

/** A cursor that makes no sense begins at the top. */
function placeOf(cursor: string | null): Place | null {
  const [, ms, key] = /^(-?\d{1,14})_([a-z]+-[\d-]+)$/.exec(cursor ?? "") ?? [];
  return ms && key ? { at: new Date(Number(ms)), key } : null;
}
