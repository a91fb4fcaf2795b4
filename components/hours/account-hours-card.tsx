"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icons/icon";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { Pill } from "@/components/ui/tags/pill";
import type { AccountHours } from "@/lib/hours/types";
import { HoursForm } from "./hours-form";

type Props = {
  of: AccountHours;
  save: ComponentProps<typeof HoursForm>["save"];
};

/** One account: whether it is open now, and folded below when it is. */
export function AccountHoursCard({ of: { account, hours, isOpen }, save }: Props) {
  const t = useTranslations("hours");
  return (
    <details className="group rounded-card border border-line bg-surface">
      <summary
        aria-label={t("edit", { account: account.handle })}
        className="flex min-h-15 cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-1 rounded-card px-4 py-2.5 md:px-5 [&::-webkit-details-marker]:hidden"
      >
        <span className="grid min-w-0 flex-1 justify-items-start gap-[3px]">
          <span className="max-w-full truncate font-semibold">{account.label}</span>
          <AccountTag account={account} className="max-w-full" />
        </span>
        <Pill look={isOpen ? "well" : "quiet"}>{t(isOpen ? "open" : "closed")}</Pill>
        <Icon
          of="icon-chevron-down"
          size={18}
          className="text-ink-2 transition-transform group-open:rotate-180"
        />
      </summary>
      <div className="border-line border-t p-4 md:p-5">
        <HoursForm hours={hours} label={account.handle} save={save} />
      </div>
    </details>
  );
}
