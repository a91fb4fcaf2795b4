"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { SelectField } from "@/components/ui/forms/field";
import { PageLink } from "@/components/ui/links/page-link";
import { AccountTag } from "@/components/ui/tags/account-tag";
import type { AccountTag as Account } from "@/lib/accounts/types/tag";
import type { StaffMember } from "@/lib/staff/types";

type Props = {
  start: Pick<StaffMember, "role" | "accounts">;
  /** Are they somebody who may be signed in already? */
  isMember: boolean;
  accounts: Account[];
};

/** What a member may do, and which accounts they answer for: all of them, or some. */
export function StaffRights({ start, accounts, isMember }: Props) {
  const t = useTranslations("staff");
  return (
    <>
      <SelectField
        label={t("form.role")}
        name="role"
        defaultValue={start.role}
        help={isMember ? t("form.roleHelp") : undefined}
      >
        <option value="staff">{t("roles.staff")}</option>
        <option value="admin">{t("roles.admin")}</option>
      </SelectField>
      <Scope start={start.accounts} accounts={accounts} />
    </>
  );
}

function Scope({ start, accounts }: { start: Account[] | null; accounts: Account[] }) {
  const t = useTranslations("staff.form");
  const helpId = useId();
  const [isSome, setSome] = useState(start !== null);
  const chosen = new Set(start?.map(({ id }) => id));
  return (
    <fieldset>
      <legend className="mb-1 font-medium text-preview">{t("accounts")}</legend>
      <Choice value="all" isChosen={!isSome} onChoose={() => setSome(false)}>
        {t("all")}
      </Choice>
      <Choice value="some" isChosen={isSome} onChoose={() => setSome(true)}>
        {t("some")}
      </Choice>
      {/* What is ticked stays so for whoever chooses all of them and thinks better of it. */}
      <div hidden={!isSome}>
        <ul aria-describedby={helpId} className="ms-7 grid">
          {accounts.map((account) => (
            <li key={account.id}>
              <label className={choiceLook}>
                <input
                  type="checkbox"
                  name="account"
                  value={account.id}
                  defaultChecked={chosen.has(account.id)}
                  className={boxLook}
                />
                <AccountTag account={account} />
                <span className="truncate text-ink-2 text-meta">{account.label}</span>
              </label>
            </li>
          ))}
        </ul>
        <p id={helpId} className="ms-7 mt-1 text-ink-3 text-meta">
          {t(accounts.length > 0 ? "someHelp" : "noneYet")}
        </p>
        {accounts.length === 0 && (
          <PageLink href="/settings/start" className="onward-link ms-7 mt-1">
            {t("connect")}
          </PageLink>
        )}
      </div>
    </fieldset>
  );
}

type ChoiceProps = {
  value: string;
  isChosen: boolean;
  onChoose(): void;
  children: string;
};

function Choice({ value, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <label className={choiceLook}>
      <input
        type="radio"
        name="scope"
        value={value}
        checked={isChosen}
        onChange={onChoose}
        className={boxLook}
      />
      {children}
    </label>
  );
}

const choiceLook =
  "flex min-h-9 cursor-pointer items-center gap-2.5 pointer-coarse:min-h-11";
const boxLook = "size-4 shrink-0 accent-accent";
