"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useDiscreet } from "@/components/discreet/discreet";
import { iconButtonLook } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";

const shownMs = 2_000;

/** Copies a phone or a handle. Where the browser keeps the clipboard to itself, it says so. */
export function CopyButton({ value, what }: { value: string; what: string }) {
  const t = useTranslations("patients.copy");
  const isHidden = useDiscreet(false);
  const [said, setSaid] = useState<"copied" | "failed" | null>(null);
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), shownMs);
    return () => clearTimeout(timer);
  }, [said]);
  async function copy() {
    // Without https there is no clipboard at all.
    const isCopied = await navigator.clipboard?.writeText(value).then(
      () => true,
      () => false,
    );
    setSaid(isCopied ? "copied" : "failed");
  }
  const icon = said === "copied" ? "icon-check" : "icon-copy";
  return (
    <>
      <button
        type="button"
        aria-label={t("label", { what })}
        title={isHidden ? undefined : t("label", { what })}
        onClick={() => void copy()}
        className={`${iconButtonLook} -me-1.5 size-8! pointer-coarse:size-11!`}
      >
        <Icon of={icon} size={15} />
      </button>
      <span role="status" className="sr-only">
        {said && t(said)}
      </span>
    </>
  );
}
