import { replyDeadline } from "@/components/dialog/composer/reply-deadline";
import type { DialogRow } from "@/lib/dialogs/types/row";
import { timeLeft } from "@/lib/format";

/** What a row says beside its account: one thing, the most pressing. Null where nothing presses. */
export type RowState =
  | { is: "blocked" | "stopped" | "undelivered" | "closed" | "templateOnly" | "over" }
  | { is: "closing"; until: string; isUrgent: boolean }
  | { is: "personal"; until: string }
  | { is: "assigned"; name: string; isMine: boolean };

const soonMinutes = 4 * 60;
const urgentMinutes = 30;

/**
 * What stands in the way of an answer comes first, then what runs out, then who looks after it, then what is over. In a
 * closed dialog no window matters. `namesClosed`: the list holds both, so a closed one is said to be.
 */
export function rowState(
  row: DialogRow,
  now: number,
  namesClosed: boolean,
): RowState | null {
  if (row.blocked) return { is: "blocked" };
  if (row.stopped) return { is: "stopped" };
  if (row.undelivered) return { is: "undelivered" };
  if (row.closed) return namesClosed ? { is: "closed" } : null;
  const deadline = row.window && replyDeadline(row.window, now);
  if (deadline && !deadline.isOver && !deadline.isPersonal) {
    const { allMinutes } = timeLeft(deadline.until, now);
    const isUrgent = allMinutes < urgentMinutes;
    if (allMinutes < soonMinutes) {
      return { is: "closing", until: deadline.until, isUrgent };
    }
    return assigned(row);
  }
  if (row.assignee) return assigned(row);
  if (deadline?.isPersonal && !deadline.isOver) {
    return { is: "personal", until: deadline.until };
  }
  return { is: row.takesTemplates ? "templateOnly" : "over" };
}

const assigned = ({ assignee, isMine }: DialogRow): RowState | null =>
  assignee && { is: "assigned", name: assignee.name, isMine };
