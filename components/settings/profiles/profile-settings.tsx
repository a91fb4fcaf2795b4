import { useTranslations } from "next-intl";
import { BrandField } from "@/components/settings/messaging/brand-field";
import { ColourChoice } from "@/components/settings/messaging/colour-choice";
import { TextField } from "@/components/ui/forms/field";
import { SwitchField } from "@/components/ui/forms/switch-field";
import type { ProfileChange } from "@/lib/accounts/types/saving";
import type { AccountColour } from "@/lib/accounts/types/tag";
import { accountColours } from "@/lib/accounts/types/tag";

type Props = {
  start: { label: string; colour: AccountColour; humanAgent: boolean; brand: string };
  /** The brands that there are, to choose from. */
  brands: string[];
  /** For how many days a person may answer with the channel's permission; null where it has none. */
  humanAgentDays: number | null;
  labelError: string | null;
};

/** What staff decide about a profile: what it is called, what it belongs to, its colour, and how long a person may answer. */
export function ProfileSettings({ start, brands, humanAgentDays, labelError }: Props) {
  const t = useTranslations("settings.instagram");
  return (
    <>
      <TextField
        label={t("label")}
        name="label"
        autoComplete="off"
        maxLength={100}
        defaultValue={start.label}
        error={labelError}
        note={t("labelNote")}
        help={t("labelHelp")}
      />
      <BrandField brand={start.brand} brands={brands} />
      <ColourChoice chosen={start.colour} />
      {humanAgentDays !== null && (
        <SwitchField
          name="humanAgent"
          label={t("humanAgent", { days: humanAgentDays })}
          help={t("humanAgentHelp")}
          defaultChecked={start.humanAgent}
        />
      )}
    </>
  );
}

/** What these fields say. */
export function profileChange(typed: FormData): ProfileChange {
  const chosen = typed.get("colour");
  return {
    label: String(typed.get("label") ?? ""),
    colour: accountColours.find((name) => name === chosen) ?? "teal",
    humanAgent: typed.has("humanAgent"),
    brand: String(typed.get("brand") ?? ""),
  };
}
