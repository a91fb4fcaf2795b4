"use client";

import { useTranslations } from "next-intl";
import { ChannelGlyph } from "@/components/ui/icons/channel-glyph";
import { MenuBeside, MenuChoice, MenuChoices } from "@/components/ui/menus/menu";
import type { PopoverState } from "@/components/ui/menus/use-popover";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";
import type { ListFilter } from "@/lib/dialogs/types/list";

type Props = {
  filter: ListFilter;
  accounts: Account[];
  onChoose(filter: ListFilter): void;
  opener: PopoverState;
};

const all = "all";

/**
 * Which dialogs to show: of a channel or an account, whoever looks after them, in which order. An account says its
 * channel, so the two never disagree; of one account there is nothing to choose.
 */
export function FilterMenu({ filter, accounts, onChoose, opener }: Props) {
  const t = useTranslations("inbox.filter");
  const channels = channelsOf(accounts);
  function chooseChannel(name: string) {
    const channel = channels.find((one) => one.channel === name)?.channel ?? null;
    const account = accounts.find(({ id }) => id === filter.account);
    const fits = channel === null || account?.channel === channel;
    onChoose({ ...filter, channel, account: fits ? filter.account : null });
  }
  function chooseAccount(id: string) {
    const account = accounts.find((one) => String(one.id) === id);
    if (account) onChoose({ ...filter, account: account.id, channel: null });
    else onChoose({ ...filter, account: null });
  }
  return (
    <MenuBeside opener={opener} label={t("label")}>
      {channels.length > 1 && (
        <MenuChoices
          label={t("channel")}
          value={filter.channel ?? all}
          onChoose={chooseChannel}
        >
          <MenuChoice value={all}>{t("allChannels")}</MenuChoice>
          {channels.map(({ channel, channelName }) => (
            <MenuChoice key={channel} value={channel}>
              <ChannelGlyph channel={channel} />
              {channelName}
            </MenuChoice>
          ))}
        </MenuChoices>
      )}
      {accounts.length > 1 && (
        <MenuChoices
          label={t("account")}
          value={String(filter.account ?? all)}
          onChoose={chooseAccount}
        >
          <MenuChoice value={all}>{t("allAccounts")}</MenuChoice>
          {accounts.map((account) => (
            <MenuChoice key={account.id} value={String(account.id)}>
              <AccountTag account={account} className="shrink-0 max-w-36" />
              <span dir="auto" className="min-w-0 truncate text-ink-2 text-meta">
                {account.label}
              </span>
            </MenuChoice>
          ))}
        </MenuChoices>
      )}
      <MenuChoices
        label={t("assignee")}
        value={filter.assignee ?? all}
        onChoose={(name) => onChoose({ ...filter, assignee: assigneeOf(name) })}
      >
        <MenuChoice value={all}>{t("assignees.all")}</MenuChoice>
        <MenuChoice value="me">{t("assignees.me")}</MenuChoice>
        <MenuChoice value="none">{t("assignees.none")}</MenuChoice>
      </MenuChoices>
      <MenuChoices
        label={t("order.label")}
        value={filter.closing ? "closing" : "newest"}
        onChoose={(name) => onChoose({ ...filter, closing: name === "closing" })}
      >
        <MenuChoice value="newest">{t("order.newest")}</MenuChoice>
        <MenuChoice value="closing">{t("order.closing")}</MenuChoice>
      </MenuChoices>
    </MenuBeside>
  );
}

const channelsOf = (accounts: Account[]) =>
  accounts.filter(
    ({ channel }, index) =>
      accounts.findIndex((one) => one.channel === channel) === index,
  );

const assigneeOf = (name: string): ListFilter["assignee"] =>
  name === "me" || name === "none" ? name : null;
