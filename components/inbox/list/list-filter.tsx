"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import { FilterMenu, SetFilters } from "@/components/inbox/lazy-parts";
import { hasChosen } from "@/components/inbox/state/place";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { LazyBoundary } from "@/components/ui/loading/lazy-boundary";
import { usePopover } from "@/components/ui/menus/use-popover";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";
import type {
  ListFilter as Filter,
  Mark,
  Tab,
  TabCounts,
} from "@/lib/dialogs/types/list";
import { brief, grouped } from "@/lib/format";
import { plainLook, setLook } from "./filter-chip-look";

type Props = {
  tab: Tab;
  filter: Filter;
  counts: TabCounts;
  accounts: Account[];
  hrefOf(filter: Filter): string;
  onFollow(event: MouseEvent, href: string): void;
  go(href: string): void;
};

const marks: readonly Mark[] = ["unanswered", "unread", "undelivered"];

/** What is still to do, each with how many dialogs it would leave; and the way to narrow the list further. */
export function ListFilter(props: Props) {
  const { tab, filter, counts, accounts, hrefOf, onFollow, go } = props;
  const t = useTranslations("inbox.filter");
  const opener = usePopover();
  return (
    <div className="shrink-0 border-line border-b">
      <div className="filter-bar">
        <div className="filter-chips">
          {marks.map((mark) => (
            <MarkChip
              key={mark}
              mark={mark}
              count={counts.marks[tab][mark]}
              isSet={filter[mark]}
              href={hrefOf({ ...filter, [mark]: !filter[mark] })}
              onFollow={onFollow}
            />
          ))}
        </div>
        <span className="relative my-1 shrink-0">
          <button
            type="button"
            {...opener.trigger}
            aria-haspopup="menu"
            aria-label={t("label")}
            title={t("label")}
            className={clsx(
              iconButtonLook,
              "aria-expanded:bg-selected aria-expanded:text-accent",
              hasChosen(filter) && "text-accent!",
            )}
          >
            <Icon of="icon-list-filter" size={18} />
          </button>
          <LazyBoundary>
            {opener.isOpen && (
              <FilterMenu
                filter={filter}
                accounts={accounts}
                onChoose={(chosen) => go(hrefOf(chosen))}
                opener={opener}
              />
            )}
          </LazyBoundary>
        </span>
      </div>
      <LazyBoundary>
        {hasChosen(filter) && (
          <SetFilters
            filter={filter}
            accounts={accounts}
            hrefOf={hrefOf}
            onFollow={onFollow}
          />
        )}
      </LazyBoundary>
    </div>
  );
}

type MarkProps = {
  mark: Mark;
  count: number;
  isSet: boolean;
  href: string;
  onFollow(event: MouseEvent, href: string): void;
};

function MarkChip({ mark, count, isSet, href, onFollow }: MarkProps) {
  const t = useTranslations("inbox.filter.marks");
  const exactly = count < 1000 ? undefined : `${t(mark)} ${grouped(count)}`;
  return (
    <a
      href={href}
      title={exactly}
      aria-label={exactly}
      aria-current={isSet ? "true" : undefined}
      onClick={(event) => onFollow(event, href)}
      className={clsx("filter-chip", isSet ? setLook : plainLook)}
    >
      <span>{t(mark)}</span> <span>{brief(count)}</span>
    </a>
  );
}
