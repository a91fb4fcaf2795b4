import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/buttons/button";
import type { Import, Stage } from "./use-import";

type Props = { stage: Extract<Stage, { at: "failed" }>; importing: Import };

/** The portal did not answer, or not any more: how far it came, and trying again. */
export function Unanswered({ stage, importing }: Props) {
  const t = useTranslations("patients.import");
  return (
    <div
      role="alert"
      className="grid justify-items-start gap-2 rounded-card bg-bad-soft px-5 py-4 text-bad text-preview"
    >
      {t(`failed.${stage.isSignedOut ? "signedOut" : stage.while}`)}
      <Button
        size="small"
        onClick={() =>
          stage.while === "applying" ? void importing.apply() : importing.checkAgain()
        }
      >
        {t("retry")}
      </Button>
    </div>
  );
}
