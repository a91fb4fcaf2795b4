import { useTranslations } from "next-intl";
import type { PhoneMessage } from "./types";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** When it was written, whether it was edited since, and whether the patient has seen it. */
export function BubbleMeta({
  message: { at, isEdited, isUnsent, arrival },
}: {
  message: PhoneMessage;
}) {
  const t = useTranslations("simulator");
  return (
    <p className="flex gap-1.5 self-end text-ink-2 text-meta">
      {isEdited && !isUnsent && <span>{t("edited")}</span>}
      <time dateTime={at}>{clock.format(new Date(at))}</time>
      {(arrival === "arrived" || arrival === "seen") && (
        <span>{t(`arrival.${arrival}`)}</span>
      )}
    </p>
  );
}
