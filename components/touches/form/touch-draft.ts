import { keepDrafts } from "@/components/ui/unsaved/drafts";
import { calendarDay, clockTime, daysAfter } from "@/lib/format";
import type {
  CitableMessage,
  ManualKind,
  Touch,
  TouchDirection,
  TouchDraft,
} from "@/lib/touches/types";

/** When something is to follow, as the form asks: on none of the days offered, on one of them, or on another. */
export type FollowUpChoice = "none" | "tomorrow" | "week" | "chosen";

/**
 * What stands in the form. Date and time are null while nobody has chosen them: then they are those of the cited message,
 * or of the moment. `cited` is "kept" for what an edited touch refers to already.
 */
export type TouchWords = {
  kind: ManualKind;
  direction: TouchDirection;
  date: string | null;
  time: string | null;
  outcome: string;
  hasOwnOutcome: boolean;
  text: string;
  followUp: FollowUpChoice;
  followUpOn: string;
  cited: CitableMessage | "kept" | null;
};

/** How a form begins: in a dialog it is most often about a message, elsewhere about a call. */
export const beginTouch = (isInDialog: boolean): TouchWords => ({
  kind: isInDialog ? "message" : "call",
  direction: "incoming",
  date: null,
  time: null,
  outcome: "",
  hasOwnOutcome: false,
  text: "",
  followUp: "none",
  followUpOn: "",
  cited: null,
});

/** An edited touch as the form begins with it; `offered` are the outcomes of its kind. */
export function wordsOf(
  touch: Touch,
  zone: string,
  offered: readonly string[],
): TouchWords {
  const { kind, direction, at, outcome, text, followUpOn, citation } = touch;
  return {
    kind,
    direction: direction ?? "incoming",
    date: calendarDay(at, zone),
    time: clockTime(at, zone),
    outcome,
    hasOwnOutcome: outcome !== "" && !offered.includes(outcome),
    text,
    followUp: followUpOn ? "chosen" : "none",
    followUpOn: followUpOn ?? "",
    cited: citation ? "kept" : null,
  };
}

/** Date and time as the form shows them. */
export function momentShown(
  { kind, date, time, cited }: TouchWords,
  { now, zone }: { now: number; zone: string },
) {
  const isCited = kind === "message" && cited !== null && cited !== "kept";
  const at = isCited ? cited.at : now;
  return { date: date ?? calendarDay(at, zone), time: time ?? clockTime(at, zone) };
}

/** What the form hands over. */
export function draftOf(
  words: TouchWords,
  shown: { date: string; time: string },
  today: string,
): TouchDraft {
  const { kind, direction, outcome, text, cited } = words;
  return {
    ...shown,
    kind,
    direction,
    outcome,
    text,
    followUpOn: followUpDay(words, today),
    cited: cited === null || cited === "kept" ? cited : cited.messageId,
  };
}

function followUpDay({ followUp, followUpOn }: TouchWords, today: string): string | null {
  if (followUp === "none") return null;
  if (followUp === "chosen") return followUpOn;
  return daysAfter(today, followUp === "tomorrow" ? 1 : 7);
}

/** What was begun and closed by accident, by person: it never leaves the page. */
export const touchDrafts = keepDrafts<TouchWords>("touch");
