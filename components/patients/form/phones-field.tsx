import { useTranslations } from "next-intl";
import { Button, IconButton } from "@/components/ui/buttons/button";
import { TextField } from "@/components/ui/forms/field";
import { Icon } from "@/components/ui/icons/icon";
import {
  mostPhones,
  type PersonDraft,
  type PersonProblem,
} from "@/lib/patients/types/draft";

type ErrorOf = (field: PersonProblem["field"]) => string | null;

type PhonesProps = {
  draft: PersonDraft;
  onChange(phones: string[]): void;
  errorOf: ErrorOf;
};

/** Phones, one a line, as many as can be kept; an emptied one is left out. */
export function PhonesField({ draft: { phones }, onChange, errorOf }: PhonesProps) {
  const t = useTranslations("patients.form");
  const change = (index: number, phone: string) => onChange(phones.with(index, phone));
  return (
    <div className="grid gap-2">
      {phones.map((phone, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place; what is typed lies outside it.
        <div key={index} className="flex items-end gap-1">
          <TextField
            label={index === 0 ? t("phone") : t("otherPhone", { number: index + 1 })}
            name={`phones.${index}`}
            type="tel"
            value={phone}
            maxLength={60}
            autoComplete="off"
            // One that is added is typed at once.
            autoFocus={index > 0 && phone === ""}
            className="min-w-0 flex-1"
            error={errorOf(`phones.${index}`)}
            onChange={(event) => change(index, event.target.value)}
          />
          {phones.length > 1 && (
            <IconButton
              icon="icon-trash"
              label={t("removePhone", { number: index + 1 })}
              size={16}
              onClick={() => onChange(phones.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      {phones.length < mostPhones && (
        <Button
          look="quiet"
          size="small"
          className="justify-self-start"
          onClick={() => onChange([...phones, ""])}
        >
          <Icon of="icon-plus" size={14} />
          {t("addPhone")}
        </Button>
      )}
    </div>
  );
}
