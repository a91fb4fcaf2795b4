"use client";

import clsx from "clsx";
import { MessagesSquare } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useId } from "react";
import { ChannelGlyph } from "@/components/ui/channel-glyph";
import type { AccountInNeed } from "@/lib/accounts/types";
import { hrefsOf } from "./messaging-hrefs";

const messaging = "/settings/messaging/twilio";
const instagram = "/settings/messaging/instagram";

type Props = { accountsInNeed: AccountInNeed[] };

/**
 * What can be set, and where something needs attention. The same page may stand in two places; the one that names it
 * is marked.
 */
export function SettingsMenu({ accountsInNeed }: Props) {
  const t = useTranslations("settings.menu");
  const path = usePathname() ?? "";
  const isInstagram = path === instagram;
  const needsAttention = (page: string) =>
    accountsInNeed.some(({ tag }) => hrefsOf[tag.channel].page === page);
  return (
    <nav aria-label={t("label")} className="px-3 pb-4">
      <ul>
        <MenuLink
          href={messaging}
          icon={<MessagesSquare size={18} strokeWidth={1.75} />}
          isCurrent={path.startsWith("/settings/messaging") && !isInstagram}
          needsAttention={needsAttention(messaging)}
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
          needsAttention={needsAttention(instagram)}
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
  needsAttention: boolean;
  children: ReactNode;
};

function MenuLink({ href, icon, isCurrent, needsAttention, children }: LinkProps) {
  const t = useTranslations("settings.menu");
  const describedBy = useId();
  return (
    <li>
      <Link
        href={href as Route}
        aria-current={isCurrent ? "page" : undefined}
        aria-describedby={needsAttention ? describedBy : undefined}
        className={clsx(
          "flex h-9 items-center gap-2.5 rounded-control px-2 font-medium max-md:h-11",
          isCurrent
            ? "bg-selected text-ink [&_svg]:text-accent"
            : "text-ink-2 hover:bg-hover hover:text-ink",
        )}
      >
        {icon}
        {children}
        {needsAttention && (
          <span aria-hidden className="ms-auto size-2 rounded-full bg-bad" />
        )}
      </Link>
      {needsAttention && (
        <span id={describedBy} hidden>
          {t("needsAttention")}
        </span>
      )}
    </li>
  );
}

const groupLook = "px-2 pt-4 pb-1 font-medium text-ink-3 text-meta";
