import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/links/link";
import type { PeopleAsked, PeopleCounts, PeopleFilter } from "@/lib/patients/types/list";
import { peopleHref } from "./people-href";

const filters: PeopleFilter[] = ["all", "patient", "lead", "archived"];

type Props = { asked: PeopleAsked; counts: PeopleCounts };

/**
 * Whom the list shows, with how many there are, unless a search shows others. The archived are offered where there are
 * any.
 */
export function PeopleFilters({ asked, counts }: Props) {
  const t = useTranslations("patients");
  const shown = filters.filter(
    (filter) => filter !== "archived" || counts.archived > 0 || asked.filter === filter,
  );
  return (
    <nav aria-label={t("filter")} className="flex flex-wrap gap-2">
      {shown.map((filter) => (
        <Link
          key={filter}
          href={peopleHref({ ...asked, filter, before: null })}
          aria-current={filter === asked.filter ? "true" : undefined}
          className={clsx(
            "inline-flex h-9 items-center gap-1.5 rounded-control border px-3 font-medium text-preview pointer-coarse:h-11",
            filter === asked.filter
              ? "border-selected bg-selected text-accent"
              : "border-line-strong bg-surface text-ink-2 hover:bg-hover",
          )}
        >
          {t(`filters.${filter}`)}{" "}
          {!asked.q && (
            <span className="tabular-nums">{t("count", { count: counts[filter] })}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
