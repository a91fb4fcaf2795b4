import { useTranslations } from "next-intl";
import { AccountTag } from "@/components/ui/account-tag";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";

type Props = { others: Account[]; hasNone?: boolean };

/** Why a dialog can't be begun from the other accounts, or from any. */
export function WhyNotHere({ others, hasNone = false }: Props) {
  const t = useTranslations("start");
  return (
    <div className="text-ink-2 text-preview">
      {hasNone && <p className="mb-2 font-medium text-ink">{t("none")}</p>}
      {others.length > 0 && (
        <>
          <div className="mb-1.5 flex flex-wrap gap-1.5">
            {others.map((account) => (
              <AccountTag key={account.id} account={account} />
            ))}
          </div>
          <p>{t("others")}</p>
        </>
      )}
    </div>
  );
}
