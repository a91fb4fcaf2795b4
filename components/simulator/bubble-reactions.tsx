import { useTranslations } from "next-intl";
import type { Act, PhoneMessage } from "./types";

type BubbleReactionsProps = { message: PhoneMessage; onAct: (act: Act) => void };

const look =
  "-mt-2.5 grid h-6 min-w-8 place-items-center rounded-full border border-line bg-surface px-1.5 text-preview [font-variant-emoji:emoji]";

/** What both sides have put on a message; one's own is taken back by pressing it. */
export function BubbleReactions({
  message: { id, isUnsent, reactions },
  onAct,
}: BubbleReactionsProps) {
  const t = useTranslations("simulator");
  const { patient, clinic } = reactions;
  if (isUnsent || !(patient || clinic)) return null;
  return (
    <p className="flex gap-1 px-2">
      {clinic && (
        <span className={look}>
          <span className="sr-only">{t("clinicReacted")} </span>
          {clinic}
        </span>
      )}
      {patient && (
        <button
          type="button"
          aria-label={t("takeBack", { emoji: patient })}
          onClick={() => onAct({ type: "react", message: id, emoji: null })}
          className={`${look} cursor-pointer hover:bg-hover`}
        >
          {patient}
        </button>
      )}
    </p>
  );
}
