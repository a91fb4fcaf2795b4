import { useTranslations } from "next-intl";
import { fillCanned, unknown } from "@/components/replies/fill-canned";
import { Button, iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";
import type { CannedReply } from "@/lib/replies/types";

type Props = {
  reply: CannedReply;
  accounts: Account[];
  onChange(): void;
  onRemove(): void;
};

/** One canned reply: how it is called, what it says, where. */
export function CannedRow({ reply, accounts, onChange, onRemove }: Props) {
  const t = useTranslations("replies");
  const { name, text, accountIds } = reply;
  return (
    <li className="flex items-start gap-3 border-line py-3 ps-4 pe-2 not-last:border-b md:ps-5">
      <div className="min-w-0 flex-1">
        <p className="font-medium [overflow-wrap:anywhere]">/{name}</p>
        <p
          dir="auto"
          className="mt-0.5 line-clamp-2 text-ink-2 text-preview [overflow-wrap:anywhere]"
        >
          {fillCanned(text, unknown, (word) => t(`missing.${word}`))
            .map((piece) => piece.text)
            .join("")}
        </p>
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {accountIds === null && (
            <span className="text-ink-3 text-meta">{t("allAccounts")}</span>
          )}
          {accountIds?.length === 0 && (
            <span className="text-meta text-warn">{t("noAccount")}</span>
          )}
          {accounts
            .filter(({ id }) => accountIds?.includes(id))
            .map((account) => (
              <AccountTag key={account.id} account={account} />
            ))}
        </div>
      </div>
      <Button size="small" onClick={onChange} aria-label={t("changeNamed", { name })}>
        <Icon of="icon-pencil" size={14} />
        {t("change")}
      </Button>
      <button
        type="button"
        aria-label={t("removeNamed", { name })}
        onClick={onRemove}
        className={`${iconButtonLook} size-7! pointer-coarse:-my-1 pointer-coarse:size-11!`}
      >
        <Icon of="icon-trash" size={16} />
      </button>
    </li>
  );
}
