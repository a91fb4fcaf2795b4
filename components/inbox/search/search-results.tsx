"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode, UIEvent } from "react";
import { ListFailed } from "@/components/inbox/list-failed";
import { ListSkeleton } from "@/components/inbox/list-skeleton";
import type { Section, Target } from "@/components/inbox/state/place";
import { isSameWanted, type Kind, type Wanted } from "@/components/inbox/state/searching";
import { Button, buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Clock } from "@/lib/format";
import { MessageRow } from "./message-row";
import { PersonRow } from "./person-row";
import { SectionTabs } from "./section-tabs";
import type { Searching } from "./use-search";

type Props = {
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

/** Of so many people the first ones stand above the messages; the others are a tab away. */
const peopleAmongAll = 5;

/** What a search found: people and messages, of both tabs and any age. */
export function SearchResults(props: Props) {
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
function Told({ searching, wanted, section }: Props) {
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

function Body(props: Props) {
  const t = useTranslations("inbox");
  const tSearch = useTranslations("search");
  const { searching, wanted, section } = props;
  const { search } = searching;
  const isOld = !isSameWanted(search.of, wanted);
  const kinds = kindsIn(section);
  const isEmpty = kinds.every((kind) => search[kind].hits.length === 0);
  if (search.state === "failed") return <ListFailed onRetry={searching.again} />;
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
            {kind === "people" ? <People {...props} /> : <Messages {...props} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

function People({ searching, section, openId, hrefOf, onFollow }: Props) {
  const t = useTranslations("search");
  const { hits, next } = searching.search.people;
  if (hits.length === 0) return null;
  const shown = section === "all" ? hits.slice(0, peopleAmongAll) : hits;
  const isCut = section === "all" && (hits.length > shown.length || next !== null);
  const allHref = hrefOf({ section: "people" });
  return (
    <section
      aria-labelledby="people-found"
      className="border-line pb-1.5 in-[li:not(:last-child)]:border-b"
    >
      <Title id="people-found" count={hits.length} isMore={next !== null}>
        {t("section.people")}
      </Title>
      <ul>
        {shown.map((hit) => (
          <PersonRow
            key={hit.key}
            hit={hit}
            openId={openId}
            hrefOf={(dialogId) => hrefOf({ dialogId })}
            onFollow={onFollow}
          />
        ))}
      </ul>
      {isCut && (
        <a
          href={allHref}
          onClick={(event) => onFollow(event, allHref)}
          className="mx-4 my-1 inline-flex min-h-8 items-center font-medium text-accent text-preview hover:underline pointer-coarse:min-h-11"
        >
          {t("allPeople")}
        </a>
      )}
      {section === "people" && <More searching={searching} kind="people" />}
    </section>
  );
}

function Messages(props: Props) {
  const { searching, openId, messageId, noteId, clock, hrefOf, onFollow } = props;
  const t = useTranslations("search");
  const { hits, next } = searching.search.messages;
  if (hits.length === 0) return null;
  return (
    <section aria-labelledby="messages-found">
      <Title id="messages-found" count={hits.length} isMore={next !== null}>
        {t("section.messages")}
      </Title>
      <ul>
        {hits.map((hit) => (
          <MessageRow
            key={hit.key}
            hit={hit}
            href={hrefOf({
              dialogId: hit.dialogId,
              messageId: hit.messageId,
              noteId: hit.noteId,
            })}
            current={
              hit.dialogId === openId &&
              hit.messageId === messageId &&
              hit.noteId === noteId
            }
            clock={clock}
            onFollow={onFollow}
          />
        ))}
      </ul>
      <More searching={searching} kind="messages" />
    </section>
  );
}

type TitleProps = { id: string; count: number; isMore: boolean; children: ReactNode };

function Title({ id, count, isMore, children }: TitleProps) {
  return (
    <h2
      id={id}
      className="flex h-9 items-center gap-1.5 px-4 font-semibold text-ink-2 text-meta"
    >
      {children}
      <span className="font-normal text-ink-3">{isMore ? `${count}+` : count}</span>
    </h2>
  );
}

function More({ searching, kind }: { searching: Searching; kind: Kind }) {
  const t = useTranslations("search.more");
  const { search, loadMore } = searching;
  if (search[kind].next === null) return null;
  const state = search.more[kind];
  return (
    <div className="flex flex-col items-center gap-2 p-3 text-ink-2 text-preview">
      {state === "failed" && t("failed")}
      {state === "loading" ? (
        <span role="status" className="animate-appear-late">
          {t("loading")}
        </span>
      ) : (
        <Button
          look={state === "failed" ? "plain" : "quiet"}
          onClick={() => loadMore(kind)}
        >
          {t(state === "failed" ? "retry" : "show")}
        </Button>
      )}
    </div>
  );
}

/** Nothing was found: what was looked for, where, and the way out. */
function Nothing({ wanted, section, isNarrowed, hrefOf, onFollow }: Props) {
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
