"use client";

import { useTranslations } from "next-intl";
import { memo, useMemo, useRef } from "react";
import { BesideLine } from "@/components/dialog/beside/beside-line";
import { moveAmongDetails } from "@/components/dialog/message/message-details";
import type { MessageHandlers } from "@/components/dialog/message/message-handlers";
import {
  type LineSurroundings,
  MessageLine,
} from "@/components/dialog/message/message-line";
import { mayStoryLive } from "@/components/dialog/message/story-card";
import type { Jump } from "@/components/inbox/state/selectors";
import { useStable } from "@/components/ui/state/use-stable";
import { Arrivals } from "./arrivals";
import { LateButton } from "./late-button";
import { LatestButton } from "./latest-button";
import { PageLine } from "./page-line";
import { DayLine, NewLine } from "./separators";
import type { ThreadEntry } from "./thread-entries";
import { type Reading, useReading } from "./use-reading";

type Props = Reading & { handlers: MessageHandlers };

/**
 * The thread, oldest first, of which the newest screenful is drawn at once and the rest when there is time. The log
 * itself is not read aloud: earlier pages would be; arrivals are said apart.
 */
export const Messages = memo(function Messages(props: Props) {
  const { hasOlder, hasNewer, goToMessage } = props;
  const t = useTranslations("dialog");
  const log = useRef<HTMLDivElement>(null);
  const reading = useReading(log, props);
  const { isWhole, older, newer, onJump } = reading;
  const around = useAround(props, onJump);
  return (
    <div className="relative min-h-0 flex-1">
      {around.legend && <p className="sr-only">{around.legend}</p>}
      <div
        ref={log}
        role="log"
        aria-label={t("messages")}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
        tabIndex={0}
        onScroll={reading.onScroll}
        onFocus={reading.drawAll}
        onKeyDown={moveAmongDetails}
        // Whatever comes into it, nothing around it is laid out anew.
        className="flex h-full flex-col overflow-y-auto overscroll-contain contain-strict [overflow-anchor:none] -outline-offset-2!"
      >
        <ul className="mx-auto mt-auto w-full max-w-[768px] px-3 pt-4 pb-3 md:px-6">
          {isWhole && hasOlder && (
            <PageLine side="older" state={older.state} onLoad={older.load} />
          )}
          {reading.entries.map((entry) => lineOf(entry, props, around))}
          {hasNewer && <PageLine side="newer" state={newer.state} onLoad={newer.load} />}
        </ul>
      </div>
      <LateButton late={props.late} shown={reading.shown} onGo={onJump} />
      <LatestButton
        isPinned={reading.isPinned}
        arrivals={props.arrivals}
        onClick={() => {
          reading.toBottom();
          goToMessage(null);
        }}
      />
      <Arrivals arrivals={props.arrivals} name={props.open.row.name} />
    </div>
  );
});

/** What all lines of the thread have in common; the same object while it says the same. */
function useAround(
  { open, clock, handlers }: Props,
  onJump: (messageId: number) => void,
): LineSurroundings {
  const t = useTranslations("dialog.status");
  const account = useStable(open.row.account);
  const { channelName: channel } = account;
  const legend = open.reportsDelivered ? null : t("noDelivered", { channel });
  const contact = open.row.name;
  const { zone } = clock;
  return useMemo(
    () => ({ ...handlers, contact, account, zone, onJump, legend }),
    [handlers, contact, account, zone, onJump, legend],
  );
}

function lineOf(
  entry: ThreadEntry,
  { messages, jump, clock, me, withdrawNote }: Props,
  around: LineSurroundings,
) {
  if (entry.type === "day")
    return <DayLine key={entry.key} at={entry.at} clock={clock} />;
  if (entry.type === "new") return <NewLine key={entry.key} count={entry.count} />;
  if (entry.type === "beside")
    return (
      <BesideLine
        key={entry.key}
        row={entry.row}
        isTarget={entry.row.id === noteAt(jump)}
        zone={clock.zone}
        myId={me.id}
        onWithdraw={withdrawNote}
        onViewTouches={around.onViewTouches}
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
}

/** The row of the note that somebody went to. */
const noteAt = (jump: Jump | null) => jump?.noteId && `note-${jump.noteId}`;
