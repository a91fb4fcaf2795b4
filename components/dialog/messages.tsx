"use client";

import { useTranslations } from "next-intl";
import { memo, useMemo, useRef } from "react";
import type { DrawnMessage } from "@/components/inbox/state/drawn";
import type { Jump } from "@/components/inbox/state/view";
import { useSame } from "@/components/ui/use-same";
import type { LateMessage, OpenDialog } from "@/lib/dialogs/types/open";
import type { DialogHit } from "@/lib/dialogs/types/search";
import type { Clock } from "@/lib/format";
import type { Colleague } from "@/lib/staff/types";
import { Arrivals } from "./arrivals";
import { BesideLine } from "./beside-line";
import { LateButton } from "./late-button";
import { LatestButton } from "./latest-button";
import { moveAmongDetails } from "./message-details";
import type { MessageHands } from "./message-hands";
import { MessageLine } from "./message-line";
import { PageLine } from "./page-line";
import { DayLine, NewLine } from "./separators";
import { mayStoryLive } from "./story-card";
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

type Props = Reading & { hands: MessageHands };

/**
 * The thread, oldest first, of which the newest screenful is drawn at once and the rest when there is time. The log
 * itself is not read aloud: earlier pages would be; arrivals are said apart.
 */
export const Messages = memo(function Messages(props: Props) {
  const { open, messages, hasOlder, hasNewer, firstUnseenSeq, clock, me, hands } = props;
  const { jump, goToMessage } = props;
  const account = useSame(open.row.account);
  const t = useTranslations("dialog");
  const log = useRef<HTMLDivElement>(null);
  const older = usePage(hasOlder, props.loadOlder);
  const newer = usePage(hasNewer, props.loadNewer);
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
  useSight(newest, isPinned && !hasNewer, props.sight);
  useSeen(newest, isPinned, props.markSeen);
  useSeen(lateSeqAt(jump, messages), true, props.markSeen);
  const shown = useMemo(() => new Set(messages.map(({ id }) => id)), [messages]);
  const drawn = useMemo(() => new Set(messagesIn(entries)), [entries]);
  useWordMarks(log, props.hits, entries);
  const onJump = useJump({ log, jump, here: shown, drawn, drawAll, toLine, goToMessage });
  const { channelName: channel } = account;
  const legend = open.reportsDelivered ? null : t("status.noDelivered", { channel });
  const contact = open.row.name;
  const { zone } = clock;
  const around = useMemo(
    () => ({ ...hands, contact, account, zone, onJump, legend }),
    [hands, contact, account, zone, onJump, legend],
  );
  return (
    <div className="relative min-h-0 flex-1">
      {legend && <p className="sr-only">{legend}</p>}
      <div
        ref={log}
        role="log"
        aria-label={t("messages")}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
        tabIndex={0}
        onScroll={onScroll}
        onFocus={drawAll}
        onKeyDown={moveAmongDetails}
        // Whatever comes into it, nothing around it is laid out anew.
        className="flex h-full flex-col overflow-y-auto overscroll-contain contain-strict [overflow-anchor:none] -outline-offset-2!"
      >
        <ul className="mx-auto mt-auto w-full max-w-[768px] px-3 pt-4 pb-3 md:px-6">
          {isWhole && hasOlder && (
            <PageLine side="older" state={older.state} onLoad={older.load} />
          )}
          {entries.map((entry) => {
            if (entry.type === "day")
              return <DayLine key={entry.key} at={entry.at} clock={clock} />;
            if (entry.type === "new")
              return <NewLine key={entry.key} count={entry.count} />;
            if (entry.type === "beside")
              return (
                <BesideLine
                  key={entry.key}
                  row={entry.row}
                  isTarget={entry.row.id === noteAt(jump)}
                  zone={clock.zone}
                  myId={me.id}
                  onWithdraw={props.withdrawNote}
                  onViewTouches={hands.onViewTouches}
                />
              );
            return (
              <MessageLine
                key={entry.key}
                message={entry.message}
                first={entry.first}
                last={entry.last}
                isNewest={entry.message === messages.at(-1)}
                isTarget={!jump?.noteId && entry.message.id === jump?.messageId}
                storyLives={mayStoryLive(entry.message, clock.now)}
                around={around}
              />
            );
          })}
          {hasNewer && <PageLine side="newer" state={newer.state} onLoad={newer.load} />}
        </ul>
      </div>
      <LateButton late={props.late} shown={shown} onGo={onJump} />
      <LatestButton
        isPinned={isPinned}
        arrivals={props.arrivals}
        onClick={() => {
          toBottom();
          goToMessage(null);
        }}
      />
      <Arrivals arrivals={props.arrivals} name={open.row.name} />
    </div>
  );
});

/** What is not drawn yet stands above, and is not to be asked for. */
const stay = () => {};

const messagesIn = (entries: readonly ThreadEntry[]): number[] =>
  entries.flatMap((entry) => (entry.type === "message" ? entry.message.id : []));

/** The row of the note that somebody went to. */
const noteAt = (jump: Jump | null) => jump?.noteId && `note-${jump.noteId}`;

/** A late message that somebody went to is read there, whatever stands below. */
const lateSeqAt = (jump: Jump | null, messages: readonly DrawnMessage[]): number | null =>
  messages.find(({ id, arrivedLate }) => arrivedLate && id === jump?.messageId)?.seq ??
  null;

const newestOf = (messages: readonly DrawnMessage[]): number | null =>
  messages.reduce<number | null>(
    (newest, { seq, drawn }) => (drawn ? newest : Math.max(newest ?? 0, seq)),
    null,
  );
