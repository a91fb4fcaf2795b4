"use client";

import clsx from "clsx";
import type { Route } from "next";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import type { AccountInNeed } from "@/lib/accounts/types/need";
import { hrefsOf } from "./messaging/messaging-hrefs";
import { currentPage, type SettingsPage, settingsPages } from "./settings-pages";

type Props = { accountsInNeed: AccountInNeed[] };

/** What can be set, and where something needs attention. */
export function SettingsMenu({ accountsInNeed }: Props) {
  const t = useTranslations("settings.menu");
  const current = currentPage(usePathname() ?? "");
  const needOf = ({ href, covers }: SettingsPage): Need => {
    const pages: string[] = [href, covers];
    const here = accountsInNeed.filter(({ tag }) =>
      pages.includes(hrefsOf(tag.channel).page),
    );
    if (here.length === 0) return null;
    return here.every(({ reason }) => mild.has(reason)) ? "soon" : "now";
  };
  return (
    <nav aria-label={t("label")} className="px-3 pb-4">
      {settingsPages.map(({ name, pages }) => (
        <Group key={name ?? "first"} name={name}>
          {pages.map((page) => (
            <MenuLink
              key={page.name}
              page={page}
              isCurrent={page === current}
              need={needOf(page)}
            />
          ))}
        </Group>
      ))}
    </nav>
  );
}

function Group({ name, children }: { name: string | null; children: ReactNode }) {
  const t = useTranslations("settings.menu");
  const id = useId();
  if (!name) return <ul>{children}</ul>;
  return (
    <>
      <h2 id={id} className="px-2 pt-4 pb-1 font-medium text-ink-3 text-meta">
        {t(name)}
      </h2>
      <ul aria-labelledby={id}>{children}</ul>
    </>
  );
}

/** Does an account here need somebody at once, or before long? */
type Need = "now" | "soon" | null;

const mild = new Set<AccountInNeed["reason"]>(["deadline", "tokenEnds", "unheard"]);

type LinkProps = { page: SettingsPage; isCurrent: boolean; need: Need };

function MenuLink({ page, isCurrent, need }: LinkProps) {
  const t = useTranslations("settings.menu");
  const describedBy = useId();
  return (
    <li>
      <Link
        href={page.href as Route}
        aria-current={isCurrent ? "page" : undefined}
        aria-describedby={need ? describedBy : undefined}
        className={clsx(
          "flex h-9 items-center gap-2.5 rounded-control px-2 font-medium max-md:h-11",
          isCurrent
            ? "bg-selected text-ink [&>.icon]:text-accent"
            : "text-ink-2 hover:bg-hover hover:text-ink",
        )}
      >
        <Icon of={page.icon} size={18} />
        {t(page.name)}
        {need && (
          <span
            aria-hidden
            className={clsx(
              "ms-auto size-2 rounded-full",
              need === "now" ? "bg-bad" : "bg-warn",
            )}
          />
        )}
      </Link>
      {need && (
        <span id={describedBy} hidden>
          {t("needsAttention")}
        </span>
      )}
    </li>
  );
}
