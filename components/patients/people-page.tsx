import { UserRoundSearch, Users } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonLook } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { PeoplePage as Page } from "@/lib/patients/types";
import { PeopleSearch } from "./people-search";
import { PeopleTable } from "./people-table";

type Props = { page: Page; q: string; isFirst: boolean };

/** Everybody on the clinic's books whom one may see, newest first. */
export function PeoplePage({ page, q, isFirst }: Props) {
  const t = useTranslations("patients");
  return (
    <div className="flex h-full flex-col">
      <header className="flex h-14 shrink-0 items-center border-line border-b bg-surface px-4 md:px-8">
        <h1 className="font-semibold text-title tracking-[-.01em]">{t("title")}</h1>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-3 pt-4 pb-6 md:px-8 md:pt-5 md:pb-12">
        <div className="mb-3 flex flex-wrap items-center justify-between gap-2">
          <PeopleSearch q={q} />
          <span className="text-ink-3 text-meta">{t("order")}</span>
        </div>
        <div className="rounded-card border border-line bg-surface">
          {page.rows.length > 0 ? (
            <PeopleTable rows={page.rows} />
          ) : (
            <Nobody q={q} isFirst={isFirst} />
          )}
          <Pages q={q} next={page.next} isFirst={isFirst} />
        </div>
      </div>
    </div>
  );
}

function Nobody({ q, isFirst }: { q: string; isFirst: boolean }) {
  const t = useTranslations("patients");
  if (!isFirst) {
    return (
      <EmptyState icon={Users} title={t("endOfPages.title")}>
        {t("endOfPages.text")}
      </EmptyState>
    );
  }
  return q ? (
    <EmptyState icon={UserRoundSearch} title={t("none.title", { q })}>
      {t("none.text")}
    </EmptyState>
  ) : (
    <EmptyState icon={Users} title={t("empty.title")}>
      {t("empty.text")}
    </EmptyState>
  );
}

function Pages({
  q,
  next,
  isFirst,
}: {
  q: string;
  next: number | null;
  isFirst: boolean;
}) {
  const t = useTranslations("patients");
  if (isFirst && next === null) return null;
  return (
    <nav
      aria-label={t("pages")}
      className="flex min-h-11 items-center justify-end gap-2 border-line border-t px-5 py-2"
    >
      {!isFirst && (
        <Link href={hrefOf(q, null)} className={buttonLook({ size: "small" })}>
          {t("newest")}
        </Link>
      )}
      {next !== null && (
        <Link href={hrefOf(q, next)} className={buttonLook({ size: "small" })}>
          {t("older")}
        </Link>
      )}
    </nav>
  );
}

function hrefOf(q: string, before: number | null): Route {
  const query = new URLSearchParams({
    ...(q && { q }),
    ...(before !== null && { before: String(before) }),
  });
  return `/patients${query.size > 0 ? `?${query}` : ""}` as Route;
}
