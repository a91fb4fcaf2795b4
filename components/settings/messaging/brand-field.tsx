import { useTranslations } from "next-intl";
import { useId } from "react";
import { TextField } from "@/components/ui/forms/field";
import { longestBrand } from "@/lib/accounts/types/saving";

/** What groups an account with others, such as a clinic's name; those that there are are offered. */
export function BrandField({ brand, brands }: { brand: string; brands: string[] }) {
  const t = useTranslations("settings.brand");
  const list = useId();
  return (
    <>
      <TextField
        label={t("label")}
        name="brand"
        autoComplete="off"
        maxLength={longestBrand}
        list={list}
        defaultValue={brand}
        help={t("help")}
      />
      <datalist id={list}>
        {brands.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}
