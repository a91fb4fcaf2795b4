"use client";

import clsx from "clsx";
import type { TouchActions } from "@/components/touches/touch-actions";
import type { Clock } from "@/lib/format";
import { FollowUpButtons } from "./follow-up-buttons";
import { FollowUpChip } from "./follow-up-chip";

type Props = {
  touch: { id: number; version: number };
  on: string;
  clock: Clock;
  actions: TouchActions;
  /** It is done, by whomever, and goes with the button that was pressed. */
  onGone(): void;
  className?: string;
};

/** What was promised for a day, how near that is, and what can be done about it. */
export function FollowUpLine({ touch, on, clock, actions, onGone, className }: Props) {
  const seen = { touchId: touch.id, version: touch.version };
  return (
    <div className={clsx("flex flex-wrap items-center gap-2", className)}>
      <FollowUpChip on={on} clock={clock} />
      <FollowUpButtons
        seen={seen}
        clock={clock}
        actions={actions}
        onDone={(deed) => deed !== "moved" && onGone()}
      />
    </div>
  );
}
