"use client";

import clsx from "clsx";
import type { MouseEvent, ReactNode } from "react";
import type { TouchActions } from "@/components/touches/touch-actions";
import { deedSigns, signOf } from "@/components/touches/touch-signs";
import { ChannelGlyph } from "@/components/ui/icons/channel-glyph";
import { Icon } from "@/components/ui/icons/icon";
import type { Clock } from "@/lib/format";
import type { TimelineEntry } from "@/lib/touches/types";
import { DeedBrief, MessagesBrief, PatientBrief } from "./brief-row";
import { TouchCard } from "./touch-card";

export type LineProps = {
  entry: TimelineEntry;
  endsDay: boolean;
  personId: number;
  name: string;
  clock: Clock;
  actions: TouchActions;
  follow?: ((event: MouseEvent, href: string) => void) | undefined;
};

/** One thing in a timeline, on the line that leads through its day. */
export function TimelineLine(props: LineProps) {
  const { entry } = props;
  if (entry.type === "touch") {
    const sign = signOf(entry.touch.kind, entry.touch.direction);
    return (
      <Row {...props} node={<Icon of={sign} size={16} />}>
        <TouchCard {...props} touch={entry.touch} />
      </Row>
    );
  }
  return (
    <Row {...props} isBrief node={<BriefNode entry={entry} />}>
      {entry.type === "deed" && <DeedBrief {...props} entry={entry} />}
      {entry.type === "messages" && <MessagesBrief {...props} entry={entry} />}
      {entry.type === "becamePatient" && <PatientBrief {...props} entry={entry} />}
    </Row>
  );
}

function BriefNode({ entry }: { entry: Exclude<TimelineEntry, { type: "touch" }> }) {
  if (entry.type === "messages")
    return <ChannelGlyph channel={entry.account.channel} size={13} />;
  const sign = entry.type === "deed" ? deedSigns[entry.deed] : "icon-user-round-check";
  return <Icon of={sign} size={14} />;
}

type RowProps = {
  endsDay: boolean;
  isBrief?: boolean;
  node: ReactNode;
  children: ReactNode;
};

/** The line stops where the day ends. */
function Row({ endsDay, isBrief = false, node, children }: RowProps) {
  return (
    <li
      className={clsx(
        "relative grid grid-cols-[32px_minmax(0,1fr)] gap-3 pb-3 break-inside-avoid",
        "before:absolute before:start-[15.5px] before:top-0 before:w-px before:bg-line before:content-['']",
        endsDay ? "before:bottom-3" : "before:bottom-0",
      )}
    >
      <span
        className={clsx(
          "relative grid place-items-center rounded-full border border-line text-ink-2",
          isBrief ? "mx-1 size-6 bg-canvas" : "size-8 bg-surface",
        )}
      >
        {node}
      </span>
      {children}
    </li>
  );
}
