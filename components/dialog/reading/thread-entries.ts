import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";
import type { BesideRow } from "@/lib/dialogs/types/beside";
import { calendarDay } from "@/lib/format";
import type { Colleague } from "@/lib/staff/types";

/**
 * A line of the thread: a new day, the mark before what was new at opening, a message in its group, or what stands
 * beside the messages.
 */
export type ThreadEntry =
  | { type: "day"; key: string; at: string }
  | { type: "new"; key: string; count: number }
  | { type: "beside"; key: string; row: BesideRow }
  | {
      type: "message";
      key: string;
      message: DrawnMessage;
      first: boolean;
      last: boolean;
    };

type View = {
  zone: string;
  firstUnseenSeq: number | null;
  hasOlder: boolean;
  /** Who writes here: what is only drawn is theirs. */
  me: Colleague;
};

const groupMs = 5 * 60_000;

type Line = { key: string; at: string } & (
  | { message: DrawnMessage; beside?: never }
  | { beside: BesideRow; message?: never }
);

/** Lays a thread out: days apart, and what one person says within five minutes together, if nothing stands between. */
export function threadEntries(
  drawn: readonly DrawnMessage[],
  beside: readonly BesideRow[],
  view: View,
): ThreadEntry[] {
  const messages = drawn.map((message) => signed(message, view.me));
  const firstNew = firstNewOf(messages, view);
  const lines = linesOf(messages, beside);
  const days = lines.map(({ at }) => calendarDay(at, view.zone));
  return lines.flatMap((line, index) => {
    const before = lines[index - 1];
    const after = lines[index + 1];
    const startsDay = days[index] !== days[index - 1];
    const endsDay = days[index] !== days[index + 1];
    const isNew = line.message !== undefined && line.message === firstNew;
    const first = startsDay || isNew || !belongTogether(before, line);
    const last = endsDay || after?.message === firstNew || !belongTogether(line, after);
    return [
      ...(startsDay ? [dayBefore(line)] : []),
      ...(isNew ? [newMark(messages, view)] : []),
      line.message
        ? { type: "message" as const, key: line.key, message: line.message, first, last }
        : { type: "beside" as const, key: line.key, row: line.beside },
    ];
  });
}

/** Messages in their own order, and each row beside them above the first message that is not earlier. */
function linesOf(messages: DrawnMessage[], beside: readonly BesideRow[]): Line[] {
  const rows = beside.map((row) => ({ key: row.id, at: row.at, beside: row }));
  const lines: Line[] = [];
  for (const message of messages) {
    while (rows[0] && rows[0].at <= message.at) lines.push(...rows.splice(0, 1));
    lines.push({ key: message.key, at: message.at, message });
  }
  return [...lines, ...rows];
}

const signed = (message: DrawnMessage, { id, name }: Colleague): DrawnMessage =>
  message.drawn ? { ...message, author: name, authorId: id } : message;

/** The mark stands only where something older is known to be above it. */
function firstNewOf(messages: readonly DrawnMessage[], view: View) {
  const { firstUnseenSeq, hasOlder } = view;
  if (firstUnseenSeq === null) return undefined;
  const index = messages.findIndex((message) => isNewSince(message, firstUnseenSeq));
  return index === 0 && hasOlder ? undefined : messages[index];
}

const newMark = (
  messages: readonly DrawnMessage[],
  { firstUnseenSeq }: View,
): ThreadEntry => ({
  type: "new",
  key: "new",
  count: messages.filter((message) => isNewSince(message, firstUnseenSeq ?? 0)).length,
});

const isNewSince = ({ direction, seq }: DrawnMessage, firstSeq: number) =>
  direction === "inbound" && seq >= firstSeq;

const dayBefore = ({ key, at }: Line): ThreadEntry => ({
  type: "day",
  key: `day-${key}`,
  at,
});

function belongTogether(before: Line | undefined, after: Line | undefined): boolean {
  const one = before?.message;
  const other = after?.message;
  if (!one || !other) return false;
  return (
    one.direction === other.direction &&
    one.origin === other.origin &&
    one.authorId === other.authorId &&
    one.person?.id === other.person?.id &&
    Math.abs(Date.parse(other.at) - Date.parse(one.at)) <= groupMs
  );
}
