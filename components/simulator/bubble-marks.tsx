import { useTranslations } from "next-intl";
import type { PhoneMessage } from "./types";

/** What a message answers or is about, above its words; of what was taken back, only that it was. */
export function BubbleMarks({
  message: { isUnsent, about, quote },
}: {
  message: PhoneMessage;
}) {
  const t = useTranslations("simulator");
  if (isUnsent) return <p className="text-ink-2 text-preview italic">{t("unsent")}</p>;
  return (
    <>
      {about && <p className="text-ink-2 text-meta">{t(`about.${about}`)}</p>}
      {quote !== null && (
        <p
          dir="auto"
          className="line-clamp-2 border-control border-s-2 ps-2 text-ink-2 text-preview"
        >
          <span className="sr-only">{t("inAnswerTo")} </span>
          {quote || t("noWords")}
        </p>
      )}
    </>
  );
}
