import { useTranslations } from "next-intl";
import { useId } from "react";
import { SelectField, TextField } from "@/components/ui/forms/field";
import type { AccountTag } from "@/lib/accounts/types/tag";

/** With whom on the books the dialog begins. */
export function WithWhom({ name }: { name: string }) {
  const t = useTranslations("start");
  return (
    <p>
      {t.rich("with", {
        name,
        who: (chunks) => (
          <strong key="who" dir="auto" data-private className="font-semibold">
            {chunks}
          </strong>
        ),
      })}
    </p>
  );
}

type FromProps = {
  accounts: AccountTag[];
  /** Undefined where the chosen one can't send any more. */
  account: AccountTag | undefined;
  onChoose(accountId: number): void;
};

/** From which account. */
export function FromField({ accounts, account, onChoose }: FromProps) {
  const t = useTranslations("start");
  return (
    <SelectField
      label={t("from")}
      value={account?.id ?? ""}
      error={account ? null : t("fromGone")}
      onChange={(event) => onChoose(Number(event.target.value))}
    >
      {!account && <option value="">{t("fromChoose")}</option>}
      {accounts.map(({ id, label, handle, channelName }) => (
        <option key={id} value={id}>
          {`${channelName} · ${handle} · ${label}`}
        </option>
      ))}
    </SelectField>
  );
}

type PhoneProps = {
  value: string;
  /** The numbers that are on the books, of which one may be chosen. */
  known: string[];
  /** Is it where the form begins? */
  isFirst: boolean;
  error: string | null;
  onChange(phone: string): void;
};

/** To which number. */
export function PhoneField({ value, known, isFirst, error, onChange }: PhoneProps) {
  const t = useTranslations("start");
  const list = useId();
  return (
    <>
      <TextField
        label={t("phone")}
        type="tel"
        inputMode="tel"
        autoComplete="off"
        required
        value={value}
        list={known.length > 1 ? list : undefined}
        help={t("phoneHelp")}
        data-first={isFirst || undefined}
        error={error}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={list}>
        {known.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
