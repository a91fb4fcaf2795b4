"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { FieldError } from "@/components/ui/forms/field";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";

type Props = {
  accounts: Account[];
  /** null: all of them, those to come too. */
  chosen: number[] | null;
  error: string | null;
  onChoose(chosen: number[] | null): void;
};

/** For which accounts something is: for all, or for some of them. */
export function AccountChoice({ accounts, chosen, error, onChoose }: Props) {
  const t = useTranslations("replies");
  const errorId = useId();
  /** What was ticked before "all" was, for whoever thinks better of it. */
  const [before, setBefore] = useState<number[]>([]);
  function chooseAll(isAll: boolean) {
    if (chosen !== null) setBefore(chosen);
    onChoose(isAll ? null : before);
  }
  const toggle = (id: number) =>
    onChoose(
      chosen?.includes(id) ? chosen.filter((one) => one !== id) : [...(chosen ?? []), id],
    );
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-preview">{t("accounts")}</legend>
      <label className={choiceLook}>
        <input
          type="checkbox"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          checked={chosen === null}
          onChange={(event) => chooseAll(event.target.checked)}
          className={boxLook}
        />
        {t("allAccounts")}
      </label>
      {chosen !== null &&
        accounts.map((account) => (
          <label key={account.id} className={choiceLook}>
            <input
              type="checkbox"
              checked={chosen.includes(account.id)}
              onChange={() => toggle(account.id)}
              className={boxLook}
            />
            <AccountTag account={account} />
            <span dir="auto" className="min-w-0 truncate text-ink-2 text-meta">
              {account.label}
            </span>
          </label>
        ))}
      <FieldError id={errorId} error={error} />
    </fieldset>
  );
}

const choiceLook =
  "flex min-h-8 cursor-pointer items-center gap-2 pointer-coarse:min-h-11";
const boxLook = "size-4 shrink-0 accent-accent";
