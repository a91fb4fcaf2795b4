import { calendarDay, textLength } from "@/lib/format";
import { localOf, momentOf } from "@/lib/wall-clock";
import {
  hasDirection,
  longestOutcome,
  longestTouch,
  type TouchDraft,
  type TouchProblem,
} from "./types";

/** What a draft means, once nothing is wrong with it. */
export type CheckedTouch = Pick<TouchDraft, "kind" | "direction" | "outcome" | "text"> & {
  at: Date;
  followUpOn: string | null;
};

/** What a touch says before it is edited: its moment and its follow-up may stay, whatever day it is. */
type Present = { at: Date; followUpOn: string | null };

type Told = { zone: string; now: Date; present?: Present };

type Checked = { touch: CheckedTouch; problems: TouchProblem[] };

/** Clocks differ a little. */
const toleranceMs = 5 * 60_000;

/**
 * Reads a form by the clinic's clock. An hour that a clock change repeats means its first time, save where an edited
 * touch stood in the second; one that it skips moves on by what was skipped.
 */
export function checkDraft(draft: TouchDraft, told: Told): Checked {
  const at = momentIn(draft, told);
  const { kind, outcome, text, followUpOn } = draft;
  const direction = hasDirection(kind) ? draft.direction : null;
  const touch = { kind, direction, outcome, text, at: at ?? told.now, followUpOn };
  return {
    touch,
    problems: [
      ...timeProblems(draft, at, told),
      ...wordProblems(draft),
      ...followUpProblems(draft, told),
    ],
  };
}

/** Is this a day of the calendar, as `2026-11-30`? */
export const isDay = (day: string): boolean => momentOf(`${day}T12:00`, "UTC") !== null;

function momentIn({ date, time }: TouchDraft, { zone, present }: Told): Date | null {
  const local = `${date}T${time}`;
  if (present && localOf(present.at, zone) === local) return present.at;
  return momentOf(local, zone);
}

function timeProblems(draft: TouchDraft, at: Date | null, told: Told): TouchProblem[] {
  if (!isDay(draft.date)) return [{ field: "date", reason: "noDate" }];
  if (!at) return [{ field: "time", reason: "noTime" }];
  if (at.getTime() <= told.now.getTime() + toleranceMs) return [];
  const isLaterDay = draft.date > calendarDay(told.now.getTime(), told.zone);
  return [{ field: isLaterDay ? "date" : "time", reason: "future" }];
}

function wordProblems({ outcome, text }: TouchDraft): TouchProblem[] {
  const problems: TouchProblem[] = [];
  if (textLength(outcome, "characters") > longestOutcome) {
    problems.push({ field: "outcome", reason: "tooLong" });
  }
  if (textLength(text, "characters") > longestTouch) {
    problems.push({ field: "text", reason: "tooLong" });
  }
  if (!outcome && !text) problems.push({ field: "text", reason: "noText" });
  return problems;
}

function followUpProblems(
  { followUpOn }: TouchDraft,
  { zone, now, present }: Told,
): TouchProblem[] {
  if (followUpOn === null || followUpOn === present?.followUpOn) return [];
  if (!isDay(followUpOn)) return [{ field: "followUpOn", reason: "noDate" }];
  return followUpOn < calendarDay(now.getTime(), zone)
    ? [{ field: "followUpOn", reason: "past" }]
    : [];
}
