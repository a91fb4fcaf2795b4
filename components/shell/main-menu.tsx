"use client";

import clsx from "clsx";
import type { Route } from "next";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useRef } from "react";
import type { CommandName } from "@/components/keyboard/keymap";
import { useCommand } from "@/components/keyboard/use-command";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import { PageLink } from "@/components/ui/links/page-link";
import { CountBadge } from "@/components/ui/tags/count-badge";
import { useDue } from "./follow-ups-due";
import { useUnread } from "./unread";

type Room = { href: Route; icon: IconName; command: CommandName };

const rooms = {
  // Next's types ask for a slash after a path whose last part is optional.
  dialogs: {
    href: "/dialogs" as Route,
    icon: "icon-message-square-text",
    command: "goToDialogs",
  },
  patients: { href: "/patients", icon: "icon-users", command: "goToPatients" },
  settings: { href: "/settings", icon: "icon-settings", command: "goToSettings" },
} satisfies Record<string, Room>;

/** `unread` and `due` (follow-ups): as the page came; a living screen knows them better. */
type Props = { admin: boolean; unread: number; due?: number };

/** Where one can go in the portal. Settings are for admins. */
export function MainMenu({ admin, unread: atFirst, due: dueAtFirst = 0 }: Props) {
  const t = useTranslations("shell");
  const unread = useUnread(atFirst);
  const due = useDue(dueAtFirst);
  const news: Partial<Record<keyof typeof rooms, News>> = {
    dialogs: { count: unread, said: t("unread", { count: unread }) },
    patients: { count: due, said: t("due", { count: due }) },
  };
  const path = usePathname() ?? "";
  const names = Object.keys(rooms) as (keyof typeof rooms)[];
  return (
    <nav aria-label={t("menu")} className="max-md:flex-1">
      <ul className="flex gap-1 md:flex-col max-md:gap-0">
        {names
          .filter((name) => name !== "settings" || admin)
          .map((name) => (
            <li key={name} className="max-md:flex-1">
              <MenuLink
                {...rooms[name]}
                label={t(name)}
                current={path.startsWith(rooms[name].href)}
                news={news[name]}
              />
            </li>
          ))}
      </ul>
    </nav>
  );
}

/** What waits in a room: how much, and in words. */
type News = { count: number; said: string };
type LinkProps = Room & { label: string; current: boolean; news: News | undefined };

function MenuLink({ href, icon, command, label, current, news }: LinkProps) {
  const count = news?.count ?? 0;
  const link = useRef<HTMLAnchorElement>(null);
  useCommand(command, () => link.current?.click());
  const describedBy = useId();
  return (
    <>
      <PageLink
        ref={link}
        href={href}
        aria-current={current ? "page" : undefined}
        aria-describedby={count > 0 ? describedBy : undefined}
        className={clsx(
          menuItemLook,
          current
            ? "font-semibold text-accent md:bg-selected"
            : "text-ink-2 md:hover:bg-hover",
        )}
      >
        <Icon of={icon} size={20} />
        {label}
        {count > 0 && (
          <CountBadge
            count={count}
            className={clsx(
              "absolute top-[5px] left-1/2 ms-1 h-4! min-w-4! px-1! leading-4! ring-2",
              current ? "ring-canvas md:ring-selected" : "ring-canvas",
            )}
          />
        )}
      </PageLink>
      {count > 0 && (
        <span id={describedBy} hidden>
          {news?.said}
        </span>
      )}
    </>
  );
}

/** An entry of the frame: in the rail a tile, on a phone a part of the bar below. */
export const menuItemLook = "rail-entry";
