import { useTranslations } from "next-intl";
import { AccountTag } from "@/components/ui/account-tag";
import type { SavedAccount } from "@/lib/accounts/types";
import { StatePill } from "./state-pill";

/** The Instagram accounts that are connected. */
export function InstagramAccounts({ accounts }: { accounts: SavedAccount[] }) {
  const t = useTranslations("settings.instagram");
  return (
    <section aria-labelledby="instagram-accounts" className="grid gap-3">
      <div>
        <h2 id="instagram-accounts" className="font-semibold">
          {t("accounts")}
        </h2>
        <p className="mt-0.5 max-w-prose text-ink-3 text-meta">{t("accountsHelp")}</p>
      </div>
      {accounts.length === 0 ? (
        <p className="rounded-card border border-line bg-surface p-4 text-ink-2 md:px-5">
          {t("none")}
        </p>
      ) : (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {accounts.map((account) => (
            <AccountLine key={account.tag.id} account={account} />
          ))}
        </ul>
      )}
    </section>
  );
}

function AccountLine({ account: { tag, state, secret } }: { account: SavedAccount }) {
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 md:px-5">
      <div className="grid min-w-0 flex-1 justify-items-start gap-1">
        <span className="max-w-full truncate font-semibold">{tag.label}</span>
        <AccountTag account={tag} className="max-w-full" />
      </div>
      <span className="text-ink-2">•••• {secret.lastFour}</span>
      <StatePill state={state} />
    </li>
  );
}
