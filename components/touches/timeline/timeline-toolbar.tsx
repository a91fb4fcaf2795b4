"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { narrowedBy } from "@/components/touches/touches-place";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { popoverLook } from "@/components/ui/menus/menu";
import type { TimelineFilter, TimelinePage } from "@/lib/touches/types";
import { TimelineFilters } from "./timeline-filters";

type Props = {
  page: TimelinePage | null;
  filter: TimelineFilter;
  onFilter(filter: TimelineFilter): void;
  /** Null where nobody is there to record anything with. */
  onCreate: (() => void) | null;
};

const parts = ["all", "touches", "dialogs", "messages"] as const;

/** What the timeline shows, how much there is of it, and the button for one more. */
export function TimelineToolbar({ page, filter, onFilter, onCreate }: Props) {
  const t = useTranslations("touches");
  return (
    <div className="sticky top-0 z-10 flex flex-wrap items-center gap-1.5 border-line border-b bg-surface px-3 py-2.5 md:px-6 md:py-3 print:hidden">
      <fieldset className="flex flex-wrap gap-1.5 max-md:contents">
        <legend className="sr-only">{t("timeline.show")}</legend>
        {parts.map((part) => {
          const show = part === "all" ? null : part;
          const isOn = filter.show === show;
          return (
            <button
              key={part}
              type="button"
              aria-pressed={isOn}
              onClick={() => onFilter({ ...filter, show })}
              className={clsx(chipLook, isOn ? chosenLook : plainLook)}
            >
              {t(`timeline.parts.${part}`)}
              {page?.counts && (
                <span className="text-meta tabular-nums">{page.counts[part]}</span>
              )}
            </button>
          );
        })}
      </fieldset>
      <span className="flex-1 max-md:hidden" />
      <FilterButton page={page} filter={filter} onFilter={onFilter} />
      {onCreate && (
        <Button look="primary" onClick={onCreate} className="max-md:flex-1">
          <Icon of="icon-plus" size={16} />
          {t("create")}
        </Button>
      )}
    </div>
  );
}

function FilterButton({ page, filter, onFilter }: Omit<Props, "onCreate">) {
  const t = useTranslations("touches.timeline");
  const count = narrowedBy(filter);
  return (
    <Popover.Root>
      <Popover.Trigger className={clsx(chipLook, count > 0 ? chosenLook : plainLook)}>
        <Icon of="icon-list-filter" size={16} />
        <span className="max-md:sr-only">
          {count > 0 ? t("filtersOn", { count }) : t("filters")}
        </span>
      </Popover.Trigger>
      <Popover.Content
        align="end"
        sideOffset={6}
        collisionPadding={8}
        aria-label={t("filters")}
        className={`${popoverLook} max-h-(--radix-popover-content-available-height) w-80 max-w-[calc(100vw-16px)] overflow-y-auto p-4!`}
      >
        <TimelineFilters
          person={page?.person ?? null}
          filter={filter}
          onFilter={onFilter}
        />
      </Popover.Content>
    </Popover.Root>
  );
}

const chipLook =
  "inline-flex h-9 shrink-0 cursor-pointer items-center gap-1.5 rounded-control border px-3 font-medium text-preview " +
  "pointer-coarse:h-11";
const plainLook = "border-line-strong bg-surface text-ink-2 hover:bg-hover";
const chosenLook = "border-transparent bg-selected text-ink";
