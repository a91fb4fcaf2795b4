"use client";

import { EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/keyboard/key-hint";
import { useCommand } from "@/components/keyboard/use-command";
import { Button } from "@/components/ui/button";
import { toggleDiscreet, useDiscreet } from "./discreet";

/** Says that names and previews are hidden, and is the way back. `atFirst`: as the page came. */
export function DiscreetStrip({ atFirst }: { atFirst: boolean }) {
  const t = useTranslations("you.discreet");
  const isOn = useDiscreet(atFirst);
  useCommand("discreet", toggleDiscreet);
  return (
    <div role="status">
      {isOn && (
        <div className="flex min-h-11 items-center gap-2.5 border-line border-b bg-selected px-4 py-1 text-ink text-preview">
          <EyeOff size={18} strokeWidth={1.75} aria-hidden className="shrink-0" />
          <p className="min-w-0 flex-1">
            <strong className="font-semibold">{t("on")}</strong>{" "}
            <span className="max-md:hidden">{t("meaning")}</span>
          </p>
          <Button size="small" onClick={toggleDiscreet}>
            {t("show")}
            <KeyHint command="discreet" />
          </Button>
        </div>
      )}
    </div>
  );
}
