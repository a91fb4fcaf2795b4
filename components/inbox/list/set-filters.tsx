"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { ChannelGlyph } from "@/components/ui/icons/channel-glyph";
import { Icon } from "@/components/ui/icons/icon";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";
import type { ListFilter as Filter } from "@/lib/dialogs/types/list";
import { setLook } from "./filter-chip-look";

type Props = {
  filter: Filter;
  accounts: Account[];
  hrefOf(filter: Filter): string;
  onFollow(event: MouseEvent, href: string): void;
};

/** What was chosen in the filter's menu; each part can be taken off again. */
export function SetFilters({ filter, accounts, hrefOf, onFollow }: Props) {
  const t = useTranslations("inbox.filter");
  const { channel, assignee, closing } = filter;
  const account = accounts.find(({ id }) => id === filter.account);
  const sameChannel = accounts.find((one) => one.channel === channel);
  const channelName = sameChannel?.channelName ?? t("otherChannel");
  const chip = (less: Partial<Filter>) => {
    const href = hrefOf({ ...filter, ...less });
    return { href, onClick: (event: MouseEvent) => onFollow(event, href) };
  };
  return (
    <div className="flex flex-wrap items-center gap-1.5 px-4 pb-2">
      {channel !== null && (
        <RemovableChip what={channelName} {...chip({ channel: null })}>
          {sameChannel && <ChannelGlyph channel={sameChannel.channel} />}
          {channelName}
        </RemovableChip>
      )}
      {filter.account !== null && (
        <RemovableChip
          what={account?.handle ?? t("otherAccount")}
          {...chip({ account: null })}
        >
          {account ? <AccountTag account={account} bare /> : t("otherAccount")}
        </RemovableChip>
      )}
      {assignee !== null && (
        <RemovableChip what={t(`assignees.${assignee}`)} {...chip({ assignee: null })}>
          {t(`assignees.${assignee}`)}
        </RemovableChip>
      )}
      {closing && (
        <RemovableChip what={t("order.closing")} {...chip({ closing: false })}>
          {t("order.closing")}
        </RemovableChip>
      )}
    </div>
  );
}

type ChipProps = {
  what: string;
  href: string;
  onClick(event: MouseEvent): void;
  children: ReactNode;
};

/** A link to the list without this part of its filter. */
function RemovableChip({ what, href, onClick, children }: ChipProps) {
  const t = useTranslations("inbox.filter");
  return (
    <a
      href={href}
      aria-label={t("remove", { what })}
      onClick={onClick}
      className={clsx("filter-chip", setLook)}
    >
      {children}
      <Icon of="icon-x" size={14} className="shrink-0" />
    </a>
  );
}
