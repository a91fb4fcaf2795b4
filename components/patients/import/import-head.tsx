import { useTranslations } from "next-intl";
import { Button, buttonLook, iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import { decidedLines } from "./checked";
import type { Import } from "./use-import";

/** The page's name, the way back, and what can be done with the file as it stands. */
export function ImportHead({ importing }: { importing: Import }) {
  const t = useTranslations("patients.import");
  const { file, stage, checked, decisions } = importing;
  const count = decidedLines(checked, decisions).length;
  const isReady = stage.at === "checked";
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 border-line border-b bg-surface px-1 md:px-6">
      <Link href="/patients" aria-label={t("back")} className={iconButtonLook}>
        <Icon of="icon-arrow-left" size={20} />
      </Link>
      <h1
        tabIndex={-1}
        className="min-w-0 flex-1 truncate outline-none font-semibold text-title tracking-[-.01em]"
      >
        {t("title")}
      </h1>
      {file && (isReady || stage.at === "failed") && (
        <Button className="max-md:px-2.5" onClick={importing.startAnew}>
          <Icon of="icon-file-up" size={16} />
          <span className="max-md:sr-only">{t("another")}</span>
        </Button>
      )}
      {isReady && (
        <Button
          look="primary"
          disabled={count === 0}
          onClick={() => void importing.apply()}
        >
          {t("apply", { count })}
        </Button>
      )}
      {stage.at === "finished" && (
        <Link href="/patients" className={buttonLook({ look: "primary" })}>
          {t("toPatients")}
        </Link>
      )}
    </header>
  );
}
