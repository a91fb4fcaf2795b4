import { useTranslations } from "next-intl";
import { AddPerson } from "@/components/patients/form/add-person";
import type { PersonActions } from "@/components/patients/person-actions";
import { KeepFollowUps } from "@/components/touches/follow-ups/keep-follow-ups";
import { buttonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import { EmptyState } from "@/components/ui/notes/empty-state";
import { CountBadge } from "@/components/ui/tags/count-badge";
import type { Clock } from "@/lib/format";
import {
  hasOrder,
  type ListedPeople,
  type PeopleAsked,
  type PeopleCounts,
  type PeopleFilter,
} from "@/lib/patients/types/list";
import { PeopleFilters } from "./people-filters";
import { peopleHref } from "./people-href";
import { PeopleOrders } from "./people-orders";
import { PeopleSearch } from "./people-search";
import { PeopleTable } from "./people-table";

type Props = {
  page: ListedPeople;
  counts: PeopleCounts;
  asked: PeopleAsked;
  clock: Clock;
  add: PersonActions["add"];
  /** Follow-ups that are due by today. */
  due: number;
};

/** Everybody on the clinic's books whom one may see, newest first if no other order is asked for. */
export function PeoplePage({ page, counts, asked, clock, add, due }: Props) {
  const t = useTranslations("patients");
  const isFirst = asked.before === null;
  return (
    <div className="flex h-full flex-col">
      <KeepFollowUps clock={clock} />
      <header className="flex h-14 shrink-0 items-center gap-2 border-line border-b bg-surface px-4 md:gap-3 md:px-8">
        <h1
          tabIndex={-1}
          className="min-w-0 flex-1 truncate outline-none font-semibold text-title tracking-[-.01em]"
        >
          {t("title")}
        </h1>
        <FollowUpsLink due={due} className="max-md:hidden" />
        <Link href="/patients/import" className={barLook}>
          <Icon of="icon-upload" size={16} />
          <span className="max-md:sr-only">{t("importLink")}</span>
        </Link>
        <a href={exportHref(asked)} download className={barLook}>
          <Icon of="icon-download" size={16} />
          <span className="max-md:sr-only">{t("export")}</span>
        </a>
        <AddPerson add={add} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pt-4 pb-6 md:px-8 md:pt-5 md:pb-12">
        <div className="mb-3 flex flex-wrap items-center gap-2">
          <PeopleSearch asked={asked} />
          <PeopleFilters asked={asked} counts={counts} />
          <FollowUpsLink due={due} className="md:hidden" />
          <PeopleOrders asked={asked} />
        </div>
        <div className="rounded-card border border-line bg-surface">
          {page.rows.length > 0 ? (
            <PeopleTable rows={page.rows} order={orderOf(asked)} clock={clock} />
          ) : (
            <Nobody {...asked} />
          )}
          <Pages asked={asked} next={page.next} isFirst={isFirst} />
        </div>
      </div>
    </div>
  );
}

/** What was promised, and how much of it is due. A phone has no room for it in the bar. */
function FollowUpsLink({ due, className }: { due: number; className: string }) {
  const t = useTranslations("touches.due");
  return (
    <Link
      href="/patients/follow-ups"
      aria-label={t("link", { due })}
      className={`${barLook} ${className}`}
    >
      <Icon of="icon-calendar-clock" size={16} />
      <span className="md:max-lg:sr-only">{t("title")}</span>
      {due > 0 && <CountBadge count={due} />}
    </Link>
  );
}

const barLook = `${buttonLook()} max-md:px-2.5`;

/** What is on the screen is what is exported: the same search, the same filter, every page. */
function exportHref({ q, filter }: PeopleAsked): string {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(filter !== "all" && { filter }),
  });
  return `/api/patients/export${query.size > 0 ? `?${query}` : ""}`;
}

const orderOf = (asked: PeopleAsked) => (hasOrder(asked) ? asked.order : "added");

function Nobody({ q, filter, before }: PeopleAsked) {
  const t = useTranslations("patients");
  if (before !== null) {
    return (
      <EmptyState icon="icon-users" title={t("endOfPages.title")}>
        {t("endOfPages.text")}
      </EmptyState>
    );
  }
  return q ? (
    <EmptyState icon="icon-user-round-search" title={t("none.title", { q })}>
      {t("none.text")}
    </EmptyState>
  ) : (
    <EmptyState icon="icon-users" title={t(`empty.${emptyOf(filter)}`)}>
      {filter === "all" && t("empty.text")}
    </EmptyState>
  );
}

const emptyOf = (filter: PeopleFilter) => (filter === "all" ? "title" : filter);

type PagesProps = { asked: PeopleAsked; next: Props["page"]["next"]; isFirst: boolean };

function Pages({ asked, next, isFirst }: PagesProps) {
  const t = useTranslations("patients");
  if (isFirst && next === null) return null;
  return (
    <nav
      aria-label={t("pages")}
      className="flex min-h-11 items-center justify-end gap-2 border-line border-t px-5 py-2"
    >
      {!isFirst && (
        <Link
          href={peopleHref({ ...asked, before: null })}
          className={buttonLook({ size: "small" })}
        >
          {t("start")}
        </Link>
      )}
      {next !== null && (
        <Link
          href={peopleHref({ ...asked, before: String(next) })}
          className={buttonLook({ size: "small" })}
        >
          {t("older")}
        </Link>
      )}
    </nav>
  );
}
