"use client";

import { type RefObject, useMemo } from "react";
import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";
import type { Jump } from "@/components/inbox/state/selectors";
import type { LateMessage, OpenDialog } from "@/lib/dialogs/types/open";
import type { DialogHit } from "@/lib/dialogs/types/search";
import type { Clock } from "@/lib/format";
import type { Colleague } from "@/lib/staff/types";
import { type ThreadEntry, threadEntries } from "./thread-entries";
import { useDrawnEntries, useReach } from "./use-drawn-entries";
import { useJump } from "./use-jump";
import { useOpenAtNew } from "./use-open-at-new";
import { usePage } from "./use-page";
import { usePinnedScroll } from "./use-pinned-scroll";
import { useSeen } from "./use-seen";
import { useSight } from "./use-sight";
import { useWordMarks } from "./use-word-marks";

/** What is read of a dialog, and what its reader does with it. */
export type Reading = {
  open: OpenDialog;
  messages: DrawnMessage[];
  hasOlder: boolean;
  hasNewer: boolean;
  jump: Jump | null;
  arrivals: readonly number[];
  late: readonly LateMessage[];
  /** The messages in which the words of a search stand, oldest first. */
  hits: readonly DialogHit[];
  firstUnseenSeq: number | null;
  clock: Clock;
  me: Colleague;
  loadOlder(): Promise<void>;
  loadNewer(): Promise<void>;
  goToMessage(messageId: number | null, noteId?: number | null): void;
  markSeen(seq: number): void;
  sight(seq: number): void;
  withdrawNote(noteId: number): Promise<string | null>;
};

/** What of a thread is drawn, where its reader stands in it, what they have seen of it, and how they go elsewhere. */
export function useReading(log: RefObject<HTMLDivElement | null>, reading: Reading) {
  const { open, messages, hasOlder, hasNewer, firstUnseenSeq, clock, me } = reading;
  const { jump, goToMessage } = reading;
  const older = usePage(hasOlder, reading.loadOlder);
  const newer = usePage(hasNewer, reading.loadNewer);
  const all = useMemo(
    () =>
      threadEntries(messages, open.beside, {
        zone: clock.zone,
        firstUnseenSeq,
        hasOlder,
        me,
      }),
    [messages, open.beside, clock.zone, firstUnseenSeq, hasOlder, me],
  );
  const { entries, isWhole, drawAll } = useDrawnEntries(all, jump !== null);
  const { isPinned, onScroll, toBottom, toLine } = usePinnedScroll(log, {
    content: entries,
    summon: messages.findLast(({ drawn }) => drawn)?.key,
    onNearTop: isWhole ? older.loadByItself : stay,
    hasNewer,
    onNearBottom: newer.loadByItself,
  });
  useReach({ log, isPinned, drawAll });
  useOpenAtNew(log, {
    isReady: firstUnseenSeq !== null && jump === null,
    isPinned,
    toLine,
  });
  const newest = newestOf(messages);
  useSight(newest, isPinned && !hasNewer, reading.sight);
  useSeen(newest, isPinned, reading.markSeen);
  useSeen(lateSeqAt(jump, messages), true, reading.markSeen);
  const shown = useMemo(() => new Set(messages.map(({ id }) => id)), [messages]);
  const drawn = useMemo(() => new Set(messagesIn(entries)), [entries]);
  useWordMarks(log, reading.hits, entries);
  const onJump = useJump({ log, jump, here: shown, drawn, drawAll, toLine, goToMessage });
  return {
    entries,
    isWhole,
    drawAll,
    older,
    newer,
    isPinned,
    onScroll,
    toBottom,
    shown,
    onJump,
  };
}

/** What is not drawn yet stands above, and is not to be asked for. */
const stay = () => {};

const messagesIn = (entries: readonly ThreadEntry[]): number[] =>
  entries.flatMap((entry) => (entry.type === "message" ? entry.message.id : []));

/** A late message that somebody went to is read there, whatever stands below. */
const lateSeqAt = (jump: Jump | null, messages: readonly DrawnMessage[]): number | null =>
  messages.find(({ id, arrivedLate }) => arrivedLate && id === jump?.messageId)?.seq ??
  null;

const newestOf = (messages: readonly DrawnMessage[]): number | null =>
  messages.reduce<number | null>(
    (newest, { seq, drawn }) => (drawn ? newest : Math.max(newest ?? 0, seq)),
    null,
  );
