import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Kind } from "@/components/inbox/state/search-state";
import { Button } from "@/components/ui/buttons/button";
import type { Searching } from "./use-search";

type Props = {
  kind: Kind;
  searching: Searching;
  /** Does the way to more stand below? */
  leadsOn: boolean;
  className?: string;
  children: ReactNode;
};

/** What was found of one kind, and how much it is; nothing where nothing was found. */
export function FoundSection({ kind, searching, leadsOn, className, children }: Props) {
  const t = useTranslations("search");
  const { hits, next } = searching.search[kind];
  if (hits.length === 0) return null;
  const id = `${kind}-found`;
  return (
    <section aria-labelledby={id} className={className}>
      <h2
        id={id}
        className="flex h-9 items-center gap-1.5 px-4 font-semibold text-ink-2 text-meta"
      >
        {t(`section.${kind}`)}
        <span className="font-normal text-ink-3">
          {next === null ? hits.length : `${hits.length}+`}
        </span>
      </h2>
      {children}
      {leadsOn && next !== null && <More kind={kind} searching={searching} />}
    </section>
  );
}

function More({ kind, searching }: Pick<Props, "kind" | "searching">) {
  const t = useTranslations("search.more");
  const { search, loadMore } = searching;
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
