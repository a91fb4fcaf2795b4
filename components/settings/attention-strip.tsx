"use client";

import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";
import { AccountTag } from "@/components/ui/account-tag";
import type { AccountInNeed } from "@/lib/accounts/types";
import { hrefsOf } from "./messaging-hrefs";

/** Tells administrators on every page of an account that they must look after; on its own page all of it is told. */
export function AttentionStrip({ accounts }: { accounts: AccountInNeed[] }) {
  const t = useTranslations("settings.attention");
  const path = usePathname();
  const [first, ...others] = accounts.filter(
    ({ tag }) => hrefsOf[tag.channel].page !== path,
  );
  if (!first) return null;
  const { tag, reason } = first;
  return (
    <section aria-label={t("label")} className={stripLook}>
      <TriangleAlert
        size={16}
        strokeWidth={1.75}
        aria-hidden
        className="shrink-0 text-warn"
      />
      <AccountTag account={tag} className="max-w-full" />
      <p className="min-w-0 text-preview max-md:basis-full max-md:order-last">
        {t(reason, { channel: tag.channelName })}
        {others.length > 0 && ` ${t("more", { count: others.length })}`}
      </p>
      <Link
        href={hrefsOf[tag.channel].page}
        aria-label={t("fixAccount", { account: tag.handle })}
        className="ms-auto rounded-[4px] px-1 font-medium text-ink underline underline-offset-2 md:ms-0 pointer-coarse:py-2"
      >
        {t("fix")}
      </Link>
    </section>
  );
}

const stripLook =
  "flex shrink-0 flex-wrap items-center gap-x-2.5 gap-y-0.5 border-line border-b bg-warn-soft px-4 py-1.5 text-ink md:px-5";
