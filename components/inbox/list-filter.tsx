"use client";

import clsx from "clsx";
import { ListFilter as FilterIcon, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { MouseEvent, ReactNode } from "react";
import { AccountTag } from "@/components/ui/account-tag";
import { ChannelGlyph } from "@/components/ui/channel-glyph";
import type { AccountTag as Account, ListFilter as Filter } from "@/lib/dialogs/types";
import { FilterMenu } from "./filter-menu";
import { isUnfiltered } from "./state/place";

type Props = {
  filter: Filter;
  accounts: Account[];
  hrefOf(filter: Filter): string;
  onFollow(event: MouseEvent, href: string): void;
  go(href: string): void;
};

/** What the list is narrowed to, and the way to narrow it. With one account there is nothing to choose. */
export function ListFilter({ filter, accounts, hrefOf, onFollow, go }: Props) {
  const t = useTranslations("inbox.filter");
  if (accounts.length < 2 && isUnfiltered(filter)) return null;
  const account = accounts.find(({ id }) => id === filter.account);
  const sameChannel = accounts.find(({ channel }) => channel === filter.channel);
  const channelName = sameChannel?.channelName ?? t("otherChannel");
  const chip = (less: Partial<Filter>) => {
    const href = hrefOf({ ...filter, ...less });
    return { href, onClick: (event: MouseEvent) => onFollow(event, href) };
  };
  return (
    <div className={rowLook}>
      <FilterMenu
        filter={filter}
        accounts={accounts}
        onChoose={(chosen) => go(hrefOf(chosen))}
      >
        <button type="button" className={clsx(filterChipLook, plainLook)}>
          <FilterIcon size={14} className="shrink-0" />
          {t("label")}
        </button>
      </FilterMenu>
      {filter.channel !== null && (
        <RemovableChip what={channelName} isWhole {...chip({ channel: null })}>
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
    </div>
  );
}

type ChipProps = {
  what: string;
  /** Is never cut short. */
  isWhole?: boolean;
  href: string;
  onClick(event: MouseEvent): void;
  children: ReactNode;
};

/** A link to the list without this part of its filter. */
function RemovableChip({ what, isWhole, href, onClick, children }: ChipProps) {
  const t = useTranslations("inbox.filter");
  return (
    <a
      href={href}
      aria-label={t("remove", { what })}
      onClick={onClick}
      className={clsx(filterChipLook, setLook, isWhole && "shrink-0")}
    >
      {children}
      <X size={14} className="shrink-0" />
    </a>
  );
}

const rowLook =
  "flex h-11 shrink-0 items-center gap-1.5 border-line border-b ps-4 pe-2.5 max-md:h-13";
const filterChipLook =
  "inline-flex h-7 min-w-0 cursor-pointer items-center gap-[5px] rounded-[7px] border px-2 font-medium text-meta " +
  "whitespace-nowrap max-md:h-9 max-md:rounded-control";
const plainLook =
  "shrink-0 border-line text-ink-2 hover:bg-hover hover:text-ink data-[state=open]:bg-hover";
const setLook = "border-selected bg-selected text-accent hover:border-accent";
