"use client";

import clsx from "clsx";
import {
  Activity,
  Clock,
  History,
  Hourglass,
  LayoutTemplate,
  ListChecks,
  type LucideIcon,
  MessagesSquare,
  Users,
  Zap,
} from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { ChannelGlyph } from "@/components/ui/channel-glyph";
import type { AccountInNeed } from "@/lib/accounts/types/need";
import { hrefsOf } from "./messaging/messaging-hrefs";

const instagram = "/settings/messaging/instagram";

/** A page of Settings. `name` is its key in the catalogue; `covers` are the paths on which it is marked. */
type Page = {
  name: string;
  href: string;
  icon: LucideIcon | "instagram";
  covers: string;
};

/** Every page, in the groups that the menu shows. The same page may stand in two places. */
const groups: { name: string | null; pages: Page[] }[] = [
  {
    name: null,
    pages: [
      {
        name: "start",
        href: "/settings/start",
        icon: ListChecks,
        covers: "/settings/start",
      },
      {
        name: "messaging",
        href: "/settings/messaging/twilio",
        icon: MessagesSquare,
        covers: "/settings/messaging",
      },
      {
        name: "health",
        href: "/settings/health",
        icon: Activity,
        covers: "/settings/health",
      },
      { name: "hours", href: "/settings/hours", icon: Clock, covers: "/settings/hours" },
    ],
  },
  {
    name: "integrations",
    pages: [
      {
        name: "instagram",
        href: "/settings/integrations/instagram",
        icon: "instagram",
        covers: instagram,
      },
    ],
  },
  {
    name: "answers",
    pages: [
      {
        name: "templates",
        href: "/settings/templates",
        icon: LayoutTemplate,
        covers: "/settings/templates",
      },
      {
        name: "replies",
        href: "/settings/replies",
        icon: Zap,
        covers: "/settings/replies",
      },
    ],
  },
  {
    name: "clinic",
    pages: [
      { name: "staff", href: "/settings/staff", icon: Users, covers: "/settings/staff" },
      {
        name: "audit",
        href: "/settings/audit",
        icon: History,
        covers: "/settings/audit",
      },
      {
        name: "retention",
        href: "/settings/retention",
        icon: Hourglass,
        covers: "/settings/retention",
      },
    ],
  },
];

type Props = { accountsInNeed: AccountInNeed[] };

/** What can be set, and where something needs attention. */
export function SettingsMenu({ accountsInNeed }: Props) {
  const t = useTranslations("settings.menu");
  const current = currentPage(usePathname() ?? "");
  const needOf = ({ href, covers }: Page): Need => {
    const pages: string[] = [href, covers];
    const here = accountsInNeed.filter(({ tag }) =>
      pages.includes(hrefsOf(tag.channel).page),
    );
    if (here.length === 0) return null;
    return here.every(({ reason }) => mild.has(reason)) ? "soon" : "now";
  };
  return (
    <nav aria-label={t("label")} className="px-3 pb-4">
      {groups.map(({ name, pages }) => (
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

/** The page that covers most of the path: Instagram's stands within Messaging. */
function currentPage(path: string): Page | undefined {
  return groups
    .flatMap(({ pages }) => pages)
    .filter(({ covers }) => path.startsWith(covers))
    .sort((one, other) => other.covers.length - one.covers.length)[0];
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

type LinkProps = { page: Page; isCurrent: boolean; need: Need };

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
            ? "bg-selected text-ink [&_svg]:text-accent"
            : "text-ink-2 hover:bg-hover hover:text-ink",
        )}
      >
        <PageIcon icon={page.icon} />
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

function PageIcon({ icon: Icon }: { icon: Page["icon"] }) {
  if (Icon !== "instagram") return <Icon size={18} strokeWidth={1.75} aria-hidden />;
  return (
    <span aria-hidden>
      <ChannelGlyph channel="instagram" name="" size={18} />
    </span>
  );
}
