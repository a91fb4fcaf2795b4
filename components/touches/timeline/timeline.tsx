"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { TouchActions } from "@/components/touches/touch-actions";
import { narrowedBy } from "@/components/touches/touches-place";
import { Button } from "@/components/ui/buttons/button";
import { EmptyState } from "@/components/ui/notes/empty-state";
import { type Clock, isSameDay } from "@/lib/format";
import { everything, type TimelineEntry, type TimelineFilter } from "@/lib/touches/types";
import { DayHead } from "./day-head";
import { OlderOnes } from "./older-ones";
import { TimelineLine } from "./timeline-line";
import { TimelineSkeleton } from "./timeline-skeleton";
import { TimelineToolbar } from "./timeline-toolbar";
import { useTimeline } from "./use-timeline";

export type TimelineProps = {
  personId: number;
  name: string;
  filter: TimelineFilter;
  clock: Clock;
  actions: TouchActions;
  onFilter(filter: TimelineFilter): void;
  onCreate(): void;
  /** Goes to a dialog, at one of its messages, where no page is needed for that. */
  follow?: ((event: MouseEvent, href: string) => void) | undefined;
};

/** Everything that there was with a person, newest first: touches, what was done with dialogs, messages in brief. */
export function Timeline(props: TimelineProps) {
  const { personId, name, filter, clock, onFilter, onCreate } = props;
  const t = useTranslations("touches.timeline");
  const timeline = useTimeline(personId, filter);
  const { page, state } = timeline;
  return (
    <div className="flex min-h-full flex-col">
      <TimelineToolbar
        page={page}
        filter={filter}
        onFilter={onFilter}
        onCreate={state === "missing" ? null : onCreate}
      />
      {state === "loading" && <TimelineSkeleton />}
      {state === "missing" && (
        <EmptyState icon="icon-user-round-x" title={t("missing.title")}>
          {t("missing.text")}
        </EmptyState>
      )}
      {state === "failed" && (
        <EmptyState
          icon="icon-cloud-alert"
          title={t("failed.title")}
          action={<Button onClick={timeline.reload}>{t("again")}</Button>}
        >
          {t("failed.text")}
        </EmptyState>
      )}
      {state === "ready" && page?.entries.length === 0 && (
        <Nothing {...{ name, filter, onFilter, onCreate }} />
      )}
      {state === "ready" && page && page.entries.length > 0 && (
        <div className="mx-auto w-full max-w-[768px] px-3 pt-1 pb-10 md:px-6">
          <ol aria-label={t("label", { name })} className="timeline">
            {page.entries.map((entry, index) => (
              <Entry
                key={entry.key}
                {...props}
                entry={entry}
                startsDay={!isSameDayAs(page.entries[index - 1], entry, clock.zone)}
                endsDay={!isSameDayAs(page.entries[index + 1], entry, clock.zone)}
              />
            ))}
          </ol>
          {page.next !== null && (
            <OlderOnes state={timeline.olderState} onLoad={timeline.loadOlder} />
          )}
        </div>
      )}
    </div>
  );
}

type EntryProps = TimelineProps & {
  entry: TimelineEntry;
  startsDay: boolean;
  endsDay: boolean;
};

function Entry({ startsDay, ...props }: EntryProps) {
  const { entry, clock } = props;
  return (
    <>
      {startsDay && <DayHead at={entry.at} clock={clock} />}
      <TimelineLine {...props} />
    </>
  );
}

const isSameDayAs = (
  one: TimelineEntry | undefined,
  other: TimelineEntry,
  zone: string,
) => one !== undefined && isSameDay(one.at, other.at, zone);

type NothingProps = Pick<TimelineProps, "name" | "filter" | "onFilter" | "onCreate">;

/** Why there is nothing, and the one thing to do about it. */
function Nothing({ name, filter, onFilter, onCreate }: NothingProps) {
  const t = useTranslations("touches");
  const isNarrowed = narrowedBy(filter) > 0 || filter.show !== null;
  if (isNarrowed) {
    return (
      <EmptyState
        icon="icon-search-x"
        title={t("timeline.nothing.title")}
        action={
          <Button onClick={() => onFilter(everything)}>{t("timeline.clear")}</Button>
        }
      >
        {t("timeline.nothing.text")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="icon-rotate-ccw-clock"
      title={<span data-private>{t("timeline.empty.title", { name })}</span>}
      action={<Button onClick={onCreate}>{t("create")}</Button>}
    >
      {t("timeline.empty.text")}
    </EmptyState>
  );
}
