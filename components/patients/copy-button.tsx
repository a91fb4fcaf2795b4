"use client";

import { useTranslations } from "next-intl";
import { useDiscreet } from "@/components/discreet/discreet";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { useCopied } from "@/components/ui/buttons/use-copied";
import { Icon } from "@/components/ui/icons/icon";

/** Copies a phone or a handle. Where the browser keeps the clipboard to itself, it says so. */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const t = useTranslations("patients.copy");
  const isHidden = useDiscreet(false);
  const [outcome, copy] = useCopied(value);
  const icon = outcome === "copied" ? "icon-check" : "icon-copy";
  return (
    <>
      <button
        type="button"
        aria-label={t("label", { what })}
        title={isHidden ? undefined : t("label", { what })}
        onClick={copy}
        className={`${iconButtonLook} -me-1.5 size-8! pointer-coarse:size-11!`}
      >
        <Icon of={icon} size={15} />
      </button>
      <span role="status" className="sr-only">
        {outcome && t(outcome)}
      </span>
    </>
  );
}
