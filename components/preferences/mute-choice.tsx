"use client";

import { useTranslations } from "next-intl";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";
import type { Preferences } from "@/lib/staff/types";
import { usePreferences } from "./preferences";

type Props = { accounts: Account[]; pick(chosen: Partial<Preferences>): void };

/** Which accounts call; where there is one, the other choices say it all. */
export function MuteChoice({ accounts, pick }: Props) {
  const t = useTranslations("you.mute");
  const { mutedAccounts } = usePreferences();
  if (accounts.length < 2) return null;
  const mute = (id: number, isMuted: boolean) => {
    const others = mutedAccounts.filter((muted) => muted !== id);
    pick({ mutedAccounts: isMuted ? [...others, id] : others });
  };
  return (
    <fieldset className="py-2">
      <legend className="float-left w-full font-medium text-ink text-interface">
        {t("title")}
      </legend>
      <ul className="clear-both pt-1">
        {accounts.map((account) => (
          <li key={account.id}>
            <label className="flex min-h-9 cursor-pointer items-center gap-2.5 max-md:min-h-11">
              <input
                type="checkbox"
                checked={!mutedAccounts.includes(account.id)}
                onChange={({ target }) => mute(account.id, !target.checked)}
                className="size-4 accent-accent"
              />
              <AccountTag account={account} />
              <span className="truncate text-ink-2 text-preview">{account.label}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
