"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { Section } from "@/components/inbox/state/place";
import type { Search } from "@/components/inbox/state/search-state";

type Props = {
  section: Section;
  search: Search;
  hrefOf(section: Section): string;
  onFollow(event: MouseEvent, href: string): void;
};

/** Which of what was found is shown, and how much there is of each, once that is known: `30+` while there are further pages. */
export function SectionTabs({ section, search, hrefOf, onFollow }: Props) {
  const t = useTranslations("search.section");
  const { people, messages } = search;
  const isCounted = search.of !== null && search.state !== "failed";
  const counts: Record<Section, string> = {
    all: counted(people.hits.length + messages.hits.length, people.next ?? messages.next),
    people: counted(people.hits.length, people.next),
    messages: counted(messages.hits.length, messages.next),
  };
  return (
    <nav aria-label={t("label")} className="shrink-0 border-line border-b px-4">
      <ul className="flex h-10 gap-5 max-md:h-11">
        {(["all", "people", "messages"] as const).map((name) => (
          <li key={name}>
            <a
              href={hrefOf(name)}
              aria-current={name === section ? "true" : undefined}
              onClick={(event) => onFollow(event, hrefOf(name))}
              className={clsx(
                "relative flex h-full items-center gap-1.5 -outline-offset-2!",
                name === section
                  ? "current-tab"
                  : "font-medium text-ink-2 hover:text-ink",
              )}
            >
              {t(name)}{" "}
              <span
                className={clsx(
                  "text-meta",
                  name === section ? "text-accent" : "text-ink-3",
                )}
              >
                {isCounted && counts[name]}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const counted = (count: number, next: string | null): string =>
  next === null ? `${count}` : `${count}+`;
