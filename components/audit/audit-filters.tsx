"use client";

import Form from "next/form";
import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { useSearchKey } from "@/components/keyboard/use-search-key";
import { Button } from "@/components/ui/buttons/button";
import { Select } from "@/components/ui/forms/select";
import { useUrlField } from "@/components/ui/forms/use-url-field";
import { Icon } from "@/components/ui/icons/icon";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { AuditFilter, AuditKind } from "@/lib/audit/types";
import { longestSearch } from "@/lib/words/asked";

type Props = {
  filter: AuditFilter;
  staff: { id: number; name: string }[];
  accounts: AccountTag[];
};

const kinds: AuditKind[] = ["read", "changed", "session"];

/** What the log is narrowed to: a GET form, sent by every choice. */
export function AuditFilters({ filter, staff, accounts }: Props) {
  const t = useTranslations("audit");
  const { field: box, note } = useUrlField(filter.q);
  useSearchKey(box);
  return (
    <Form
      action="/settings/audit"
      replace
      role="search"
      onSubmit={note}
      onChange={(event) => {
        if (event.target instanceof HTMLSelectElement)
          event.currentTarget.requestSubmit();
      }}
      className="flex flex-wrap min-w-0 flex-1 items-center gap-2 max-md:grid max-md:grid-cols-2 max-md:[&>span:last-of-type]:col-span-2"
    >
      <div className="relative max-md:col-span-2 md:w-64">
        <Icon
          of="icon-search"
          size={16}
          className="pointer-events-none absolute inset-y-0 start-2.5 my-auto text-ink-3"
        />
        <input
          ref={box}
          type="search"
          name="q"
          defaultValue={filter.q}
          maxLength={longestSearch}
          aria-label={t("search")}
          placeholder={t("placeholder")}
          className={`${controlLook} w-full border-control ps-8`}
        />
      </div>
      <Choice name="staff" label={t("filter.staff")} value={filter.staff}>
        <option value="">{t("filter.allStaff")}</option>
        {staff.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice name="kind" label={t("filter.kind")} value={filter.kind}>
        <option value="">{t("filter.allKinds")}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`filter.${kind}`)}
          </option>
        ))}
      </Choice>
      <Choice name="account" label={t("filter.account")} value={filter.account}>
        <option value="">{t("filter.allAccounts")}</option>
        {accounts.map(({ id, handle }) => (
          <option key={id} value={id}>
            {handle}
          </option>
        ))}
      </Choice>
      <div className="flex gap-2 max-md:contents">
        <Day name="from" label={t("filter.from")} value={filter.from} />
        <Day name="to" label={t("filter.to")} value={filter.to} />
      </div>
      <Button type="submit" className="max-md:col-span-2">
        {t("filter.show")}
      </Button>
    </Form>
  );
}

type ChoiceProps = Pick<ComponentProps<"select">, "name" | "children"> & {
  label: string;
  value: string | number | null;
};

function Choice({ name, label, value, children }: ChoiceProps) {
  const chosen = String(value ?? "");
  const { field } = useUrlField<HTMLSelectElement>(chosen);
  return (
    <Select
      ref={field}
      name={name}
      aria-label={label}
      defaultValue={chosen}
      className={`${controlLook} max-w-44 border-line-strong font-medium text-ink-2 max-md:max-w-none`}
    >
      {children}
    </Select>
  );
}

function Day({
  name,
  label,
  value,
}: {
  name: string;
  label: string;
  value: string | null;
}) {
  const chosen = value ?? "";
  const { field } = useUrlField(chosen);
  return (
    <label className="flex items-center gap-1.5 text-ink-2 text-preview max-md:grid max-md:gap-0.5">
      {label}
      <input
        ref={field}
        type="date"
        name={name}
        defaultValue={chosen}
        className={`${controlLook} w-36 border-line-strong max-md:w-full max-md:min-w-0`}
      />
    </label>
  );
}

const controlLook =
  "h-9 rounded-control border bg-surface px-2.5 text-interface text-ink max-md:h-11 max-md:text-[16px]";
