import { useTranslations } from "next-intl";
import { buttonLook } from "@/components/ui/buttons/button";
import { Link } from "@/components/ui/links/link";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import { shortDate } from "@/lib/format";
import { hrefsOf } from "./messaging-hrefs";

type Props = { accounts: SavedAccount[]; zone: string };

/** Accounts that send nothing any more, with what is kept of them and the way back. */
export function DisconnectedAccounts({ accounts, zone }: Props) {
  const t = useTranslations("settings.instagram");
  if (accounts.length === 0) return null;
  return (
    <section aria-labelledby="disconnected-accounts" className="mt-3 grid gap-3">
      <div>
        <h2 id="disconnected-accounts" className="font-semibold">
          {t("disconnected")}
        </h2>
        <p className="mt-0.5 text-ink-3 text-meta">{t("disconnectedHelp")}</p>
      </div>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {accounts.map((account) => (
          <DisconnectedAccount key={account.tag.id} account={account} zone={zone} />
        ))}
      </ul>
    </section>
  );
}

function DisconnectedAccount({ account, zone }: { account: SavedAccount; zone: string }) {
  const t = useTranslations("settings.instagram");
  const { tag, dialogs, disconnectedAt } = account;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-2 px-4 py-3 md:grid-cols-[24%_minmax(0,1fr)_auto] md:px-5">
      <div className="grid min-w-0 justify-items-start gap-[3px]">
        <span className="max-w-full truncate font-medium">{tag.label}</span>
        <AccountTag account={tag} className="max-w-full" />
      </div>
      <div className="max-md:order-last max-md:col-span-2">
        <p className="text-ink-2">{t("dialogsKept", { count: dialogs })}</p>
        {disconnectedAt && (
          <p className="text-ink-3 text-meta">
            {t("disconnectedAt", { date: shortDate(disconnectedAt, zone) })}
          </p>
        )}
      </div>
      <Link
        href={hrefsOf(tag.channel).reconnect(tag.id)}
        scroll={false}
        className={`${buttonLook({ size: "small" })} max-md:h-11`}
      >
        {t("reconnect")}
      </Link>
    </li>
  );
}
