"use client";

import clsx from "clsx";
import { MessagesSquare } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChannelGlyph } from "@/components/ui/channel-glyph";

const instagram = "/settings/messaging/instagram";

/** What can be set. The same page may stand in two places; the one that names it is marked. */
export function SettingsMenu() {
  const t = useTranslations("settings.menu");
  const path = usePathname() ?? "";
  const isInstagram = path === instagram;
  return (
    <nav aria-label={t("label")} className="px-3 pb-4">
      <ul>
        <MenuLink
          href="/settings/messaging/twilio"
          icon={<MessagesSquare size={18} strokeWidth={1.75} />}
          isCurrent={path.startsWith("/settings/messaging") && !isInstagram}
        >
          {t("messaging")}
        </MenuLink>
      </ul>
      <h2 id="settings-integrations" className={groupLook}>
        {t("integrations")}
      </h2>
      <ul aria-labelledby="settings-integrations">
        <MenuLink
          href="/settings/integrations/instagram"
          icon={
            <span aria-hidden>
              <ChannelGlyph channel="instagram" name="" size={18} />
            </span>
          }
          isCurrent={isInstagram}
        >
          {t("instagram")}
        </MenuLink>
      </ul>
    </nav>
  );
}

type LinkProps = {
  href: string;
  icon: ReactNode;
  isCurrent: boolean;
  children: ReactNode;
};

function MenuLink({ href, icon, isCurrent, children }: LinkProps) {
  return (
    <li>
      <Link
        href={href as Route}
        aria-current={isCurrent ? "page" : undefined}
        className={clsx(
          "flex h-9 items-center gap-2.5 rounded-control px-2 font-medium max-md:h-11",
          isCurrent
            ? "bg-selected text-ink [&_svg]:text-accent"
            : "text-ink-2 hover:bg-hover hover:text-ink",
        )}
      >
        {icon}
        {children}
      </Link>
    </li>
  );
}

const groupLook = "px-2 pt-4 pb-1 font-medium text-ink-3 text-meta";
