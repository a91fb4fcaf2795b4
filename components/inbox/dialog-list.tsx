"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent, UIEvent } from "react";
import { Button } from "@/components/ui/button";
import type {
  AccountTag,
  DialogRow,
  ListFilter as Filter,
  Tab,
  TabCounts,
} from "@/lib/dialogs/types";
import type { Clock } from "@/lib/format";
import { ListEmpty, ListFailed } from "./list-empty";
import { ListFilter } from "./list-filter";
import { ListRow } from "./list-row";
import { ListSkeleton } from "./list-skeleton";
import { ListTabs } from "./list-tabs";
import { SearchBox } from "./search-box";
import { type Target, UNFILTERED } from "./state/place";
import { listKey } from "./state/rows";

type Props = {
  tab: Tab;
  q: string;
  filter: Filter;
  /** The clinic's accounts that this member of staff may see. */
  accounts: AccountTag[];
  isAdmin: boolean;
  openId: number | null;
  rows: DialogRow[];
  counts: TabCounts;
  hasMoreRows: boolean;
  listState: "ready" | "loading" | "failed";
  clock: Clock;
  hrefOf(target: Target): string;
  follow(event: MouseEvent, href: string): void;
  go(href: string): void;
  loadMoreRows(): void;
  reloadList(): void;
};

/** The list of dialogs under its search box, tabs and filter. A search looks in both tabs; a tab leads out of it. */
export function DialogList(props: Props) {
  const { tab, q, filter, accounts, counts, hrefOf, follow, go } = props;
  return (
    <>
      <SearchBox
        tab={tab}
        q={q}
        filter={filter}
        action={hrefOf({ tab: "active", q: "", filter: UNFILTERED })}
        clearHref={hrefOf({ q: "" })}
        onSearch={(words) => go(hrefOf({ q: words }))}
        onFollow={follow}
      />
      <ListTabs
        tab={tab}
        counts={counts}
        hrefOf={(other) => hrefOf({ tab: other, q: "" })}
        onFollow={follow}
      />
      <ListFilter
        tab={tab}
        filter={filter}
        counts={counts}
        accounts={accounts}
        hrefOf={(other) => hrefOf({ filter: other })}
        onFollow={follow}
        go={go}
      />
      <ListBody {...props} />
    </>
  );
}

function ListBody(props: Props) {
  const { q, rows, listState, accounts, follow, reloadList } = props;
  if (rows.length > 0) return <Rows key={`${listKey(props)} ${q}`} {...props} />;
  if (listState === "failed") return <ListFailed onRetry={reloadList} />;
  if (listState === "loading") return <ListSkeleton />;
  return <ListEmpty {...props} hasAccounts={accounts.length > 0} onFollow={follow} />;
}

function Rows({ q, rows, openId, clock, hasMoreRows, listState, ...rest }: Props) {
  const t = useTranslations("inbox");
  const { hrefOf, follow, loadMoreRows, reloadList } = rest;
  const loadsMore = hasMoreRows && listState === "ready";
  return (
    <div
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
      onScroll={(event) => loadsMore && isNearEnd(event) && loadMoreRows()}
    >
      <ul aria-label={t("rows")}>
        {rows.map((row) => (
          <ListRow
            key={row.id}
            row={row}
            href={hrefOf({ dialogId: row.id })}
            current={row.id === openId}
            marksClosed={q !== ""}
            clock={clock}
            onFollow={follow}
          />
        ))}
      </ul>
      {loadsMore && (
        <div className="flex justify-center p-3">
          <Button look="quiet" onClick={loadMoreRows}>
            {t("more")}
          </Button>
        </div>
      )}
      {hasMoreRows && listState === "loading" && <ListSkeleton />}
      {listState === "failed" && (
        <div className="flex flex-col items-center gap-2 p-4 text-ink-2 text-preview">
          {t("failed.title")}
          <Button onClick={reloadList}>{t("failed.retry")}</Button>
        </div>
      )}
    </div>
  );
}

const aheadPx = 800;

function isNearEnd({ currentTarget: list }: UIEvent<HTMLDivElement>) {
  return list.scrollHeight - list.scrollTop - list.clientHeight < aheadPx;
}
