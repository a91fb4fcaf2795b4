"use client";

import { type MouseEvent, Suspense, useDeferredValue, useState } from "react";
import type { DialogDeeds } from "@/components/inbox/controllers/commands";
import type { InboxRequests } from "@/components/inbox/inbox-requests";
import { ListEmpty, Results } from "@/components/inbox/lazy-parts";
import { SearchBox } from "@/components/inbox/search/search-box";
import { StartButton } from "@/components/inbox/start/start-dialog";
import type { Starting } from "@/components/inbox/start/start-form";
import {
  type Place,
  type Section,
  type Target,
  unfiltered,
} from "@/components/inbox/state/place";
import { listKey } from "@/components/inbox/state/rows";
import { ErrorBoundary } from "@/components/ui/loading/error-boundary";
import { isMissingScript } from "@/components/ui/loading/lazy-component";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { ListFilter as Filter, Tab, TabCounts } from "@/lib/dialogs/types/list";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type { SearchPage } from "@/lib/dialogs/types/search";
import type { Clock } from "@/lib/format";
import type { Colleague } from "@/lib/staff/types";
import { ListFailed } from "./list-failed";
import { ListFilter } from "./list-filter";
import { ListRows } from "./list-rows";
import { ListSkeleton } from "./list-skeleton";
import { ListTabs } from "./list-tabs";

export type ListProps = {
  /** Where the screen is: another object where it is another place. */
  place: Place;
  tab: Tab;
  q: string;
  section: Section;
  /** What the page came with, of what it was searched for. */
  found: SearchPage | null;
  messageId: number | null;
  filter: Filter;
  /** The clinic's accounts that this member of staff may see. */
  accounts: AccountTag[];
  /** What the screen was told of them since the page came; null where that is nothing. */
  told: AccountTag[] | null;
  starting: Starting;
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
  press(dialogId: number): void;
  search: InboxRequests["search"];
  /** A dialog as it is, wherever it stands. */
  rowOf(id: number): DialogRow | undefined;
  /** The same, unless it comes with a further page. */
  loadedRow(id: number): DialogRow | undefined;
  /** Did the reader just do something to it? */
  isOwnDeed(id: number): boolean;
  me: Colleague;
  deeds: DialogDeeds;
  assign(dialogId: number, assigneeId: number | null): void;
  loadAssignees(dialogId: number): Promise<Colleague[] | null>;
  say(notice: string): void;
};

/** The list of dialogs, or what was found, under the search box and the tabs. A tab leads out of a search. */
export function DialogList(props: ListProps) {
  const { tab, q, filter, accounts, counts, hrefOf, follow, go } = props;
  return (
    <>
      <SearchBox
        tab={tab}
        q={q}
        filter={filter}
        action={hrefOf({ tab: "active", q: "", filter: unfiltered })}
        clearHref={hrefOf({ q: "" })}
        onSearch={(words) => go(hrefOf({ q: words }))}
        onFollow={follow}
      >
        <StartButton starting={props.starting} look="sign" />
      </SearchBox>
      <ListTabs
        tab={q ? null : tab}
        counts={counts}
        hrefOf={(other) => hrefOf({ tab: other, q: "" })}
        onFollow={follow}
      />
      {(!q || isNarrowed(filter)) && (
        <ListFilter
          tab={tab}
          filter={filter}
          counts={counts}
          accounts={accounts}
          hrefOf={(other) => hrefOf({ filter: other })}
          onFollow={follow}
          go={go}
        />
      )}
      <ErrorBoundary
        resetKey={q || props.rows}
        fallback={(again, fault) => (
          <ListFailed
            what={q ? "search" : "list"}
            isHad={!isMissingScript(fault)}
            onRetry={again}
          />
        )}
      >
        {q ? (
          <Suspense fallback={<ListSkeleton />}>
            <Results {...props} isNarrowed={isNarrowed(filter)} />
          </Suspense>
        ) : (
          <ListBody {...props} />
        )}
      </ErrorBoundary>
    </>
  );
}

/** A search knows accounts and channels; what else the list is narrowed to is no matter to it. */
const isNarrowed = ({ account, channel }: Filter) => account !== null || channel !== null;

function ListBody(props: ListProps) {
  const { rows, listState, follow, reloadList } = props;
  const scrollOf = useScrolls();
  const key = listKey(props);
  // Which list was chosen is painted before its rows are.
  if (useDeferredValue(key) !== key) return <ListSkeleton />;
  if (rows.length > 0) return <ListRows key={key} {...props} scroll={scrollOf(key)} />;
  if (listState === "failed") return <ListFailed onRetry={reloadList} />;
  if (listState === "loading") return <ListSkeleton />;
  return (
    <Suspense fallback={<ListSkeleton />}>
      <ListEmpty {...props} onFollow={follow} />
    </Suspense>
  );
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
