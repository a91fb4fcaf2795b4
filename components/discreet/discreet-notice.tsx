import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/keyboard/key-hint";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { toggleDiscreet } from "./discreet";

/** That names and previews are hidden, and the way back. */
export function DiscreetNotice() {
  const t = useTranslations("you.discreet");
  return (
    <div className="flex min-h-11 items-center gap-2.5 border-line border-b bg-selected px-4 py-1 text-ink text-preview">
      <Icon of="icon-eye-off" size={18} className="shrink-0" />
      <p className="min-w-0 flex-1">
        <strong className="font-semibold">{t("on")}</strong>{" "}
        <span className="max-md:hidden">{t("meaning")}</span>
      </p>
      <Button size="small" onClick={toggleDiscreet}>
        {t("show")}
        <KeyHint command="discreet" />
      </Button>
    </div>
  );
}
