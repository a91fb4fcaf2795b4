"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent, UIEvent } from "react";
import { ListFailed } from "@/components/inbox/list/list-failed";
import { ListSkeleton } from "@/components/inbox/list/list-skeleton";
import type { Section, Target } from "@/components/inbox/state/place";
import {
  isSameWanted,
  type Kind,
  type Wanted,
} from "@/components/inbox/state/search-state";
import { buttonLook } from "@/components/ui/buttons/button";
import { EmptyState } from "@/components/ui/notes/empty-state";
import type { Clock } from "@/lib/format";
import { MessagesFound } from "./messages-found";
import { PeopleFound } from "./people-found";
import { SectionTabs } from "./section-tabs";
import type { Searching } from "./use-search";

export type ResultsProps = {
  searching: Searching;
  wanted: Wanted;
  section: Section;
  /** Is the search narrowed to an account or a channel? */
  isNarrowed: boolean;
  openId: number | null;
  messageId: number | null;
  noteId: number | null;
  clock: Clock;
  hrefOf(target: Target): string;
  onFollow(event: MouseEvent, href: string): void;
};

/** What a search found: people and messages, of both tabs and any age. */
export function SearchResults(props: ResultsProps) {
  const { searching, section, hrefOf, onFollow } = props;
  return (
    <>
      <SectionTabs
        section={section}
        search={searching.search}
        hrefOf={(other) => hrefOf({ section: other })}
        onFollow={onFollow}
      />
      <Told {...props} />
      <Body {...props} />
    </>
  );
}

/** How much was found, for those who listen: there from the start, since of what comes with its words not all hear. */
function Told({ searching, wanted, section }: ResultsProps) {
  const t = useTranslations("search");
  const { search } = searching;
  const isThere = search.state === "ready" && isSameWanted(search.of, wanted);
  const count = kindsIn(section).reduce((sum, kind) => sum + search[kind].hits.length, 0);
  return (
    <p role="status" className="sr-only">
      {isThere && t("found", { count })}
    </p>
  );
}

const kindsIn = (section: Section): Kind[] =>
  section === "all" ? ["people", "messages"] : [section];

function Body(props: ResultsProps) {
  const t = useTranslations("inbox");
  const tSearch = useTranslations("search");
  const { searching, wanted, section } = props;
  const { search } = searching;
  const isOld = !isSameWanted(search.of, wanted);
  const kinds = kindsIn(section);
  const isEmpty = kinds.every((kind) => search[kind].hits.length === 0);
  if (search.state === "failed")
    return <ListFailed what="search" onRetry={searching.again} />;
  // What was found last stays until there is something else to show.
  if (isEmpty && (search.state === "loading" || isOld)) return <ListSkeleton />;
  if (isEmpty) return <Nothing {...props} />;
  return (
    <div
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
      aria-busy={isOld}
      onScroll={(event) =>
        isNearEnd(event) && searching.loadMore(kinds.at(-1) ?? "messages")
      }
    >
      <p className="px-4 pt-2.5 text-ink-2 text-meta">
        {tSearch(props.isNarrowed ? "scopeNarrowed" : "scope")}
      </p>
      <ul aria-label={t("rows")}>
        {kinds.map((kind) => (
          <li key={kind}>
            {kind === "people" ? (
              <PeopleFound {...props} />
            ) : (
              <MessagesFound {...props} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Nothing was found: what was looked for, where, and the way out. */
function Nothing({ wanted, section, isNarrowed, hrefOf, onFollow }: ResultsProps) {
  const t = useTranslations("search");
  const clearHref = hrefOf({ q: "" });
  return (
    <EmptyState
      icon="icon-search-x"
      title={t(`none.${section}`, { q: wanted.q })}
      action={
        <a
          href={clearHref}
          onClick={(event) => onFollow(event, clearHref)}
          className={buttonLook()}
        >
          {t("clear")}
        </a>
      }
    >
      {t(isNarrowed ? "hintNarrowed" : "hint")}
    </EmptyState>
  );
}

const aheadPx = 800;

function isNearEnd({ currentTarget: list }: UIEvent<HTMLDivElement>) {
  return list.scrollHeight - list.scrollTop - list.clientHeight < aheadPx;
}
