import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/buttons/button";
import type { useSaving } from "./use-saving";

type Props = {
  saving: Pick<
    ReturnType<typeof useSaving>,
    "isPending" | "isSaved" | "refusal" | "refusalId"
  >;
  look: "primary" | "plain";
  children: string;
};

/** The button that saves, and what came of it. */
export function SavingLine({ saving, look, children }: Props) {
  const t = useTranslations("hours");
  const { isPending, isSaved, refusal, refusalId } = saving;
  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button type="submit" look={look} aria-disabled={isPending || undefined}>
        {isPending ? t("saving") : children}
      </Button>
      <span role="status" className="text-ink-2 text-preview">
        {isSaved ? t("saved") : ""}
      </span>
      {refusal && (
        <span id={refusalId} role="alert" className="text-bad text-preview">
          {refusal}
        </span>
      )}
    </div>
  );
}
