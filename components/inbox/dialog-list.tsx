"use client";

import { type MouseEvent, useState } from "react";
import type {
  AccountTag,
  Colleague,
  DialogRow,
  ListFilter as Filter,
  Tab,
  TabCounts,
} from "@/lib/dialogs/types";
import type { Clock } from "@/lib/format";
import { ListEmpty, ListFailed } from "./list-empty";
import { ListFilter } from "./list-filter";
import { ListRows } from "./list-rows";
import { ListSkeleton } from "./list-skeleton";
import { ListTabs } from "./list-tabs";
import { SearchBox } from "./search-box";
import { type Target, UNFILTERED } from "./state/place";
import { listKey } from "./state/rows";
import type { DialogDeeds } from "./use-inbox";

export type ListProps = {
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
  /** A dialog as it is, wherever it stands. */
  rowOf(id: number): DialogRow | undefined;
  staffId: number;
  deeds: DialogDeeds;
  assign(dialogId: number, assigneeId: number | null): void;
  loadAssignees(dialogId: number): Promise<Colleague[] | null>;
  say(notice: string): void;
};

/** The list of dialogs under its search box, tabs and filter. A search looks in both tabs; a tab leads out of it. */
export function DialogList(props: ListProps) {
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

function ListBody(props: ListProps) {
  const { rows, listState, accounts, follow, reloadList } = props;
  const scrollOf = useScrolls();
  const key = `${listKey(props)} ${props.q}`;
  if (rows.length > 0) return <ListRows key={key} {...props} scroll={scrollOf(key)} />;
  if (listState === "failed") return <ListFailed onRetry={reloadList} />;
  if (listState === "loading") return <ListSkeleton />;
  return <ListEmpty {...props} hasAccounts={accounts.length > 0} onFollow={follow} />;
}

/** How far down each list was scrolled, for as long as the screen lives: who goes back finds their place. */
function useScrolls() {
  const [scrollOf] = useState(() => {
    const tops = new Map<string, number>();
    const made = new Map<string, { read(): number; keep(top: number): void }>();
    return (key: string) => {
      const scroll = made.get(key) ?? {
        read: () => tops.get(key) ?? 0,
        keep: (top: number) => void tops.set(key, top),
      };
      made.set(key, scroll);
      return scroll;
    };
  });
  return scrollOf;
}
