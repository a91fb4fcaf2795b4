"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { Tab, TabCounts } from "@/lib/dialogs/types/list";
import { grouped } from "@/lib/format";

type Props = {
  /** The tab that is shown; null where a search shows both. */
  tab: Tab | null;
  counts: TabCounts;
  hrefOf(tab: Tab): string;
  onFollow(event: MouseEvent, href: string): void;
};

const tabs: readonly Tab[] = ["active", "closed"];

/** Every dialog is in exactly one of the two. Tabs are links: the address says which. */
export function ListTabs({ tab, counts, hrefOf, onFollow }: Props) {
  const t = useTranslations("inbox.tabs");
  return (
    <nav aria-label={t("label")} className="shrink-0 border-line border-b px-4">
      <ul className="flex h-10 gap-5 max-md:h-11">
        {tabs.map((name) => (
          <li key={name}>
            <a
              href={hrefOf(name)}
              aria-current={name === tab ? "page" : undefined}
              onClick={(event) => onFollow(event, hrefOf(name))}
              className={clsx(
                tabLook,
                name === tab ? "current-tab" : "font-medium text-ink-2 hover:text-ink",
              )}
            >
              {t(name)}{" "}
              <span
                className={clsx("text-meta", name === tab ? "text-accent" : "text-ink-3")}
              >
                {grouped(counts[name])}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const tabLook = "relative flex h-full items-center gap-1.5 -outline-offset-2!";
