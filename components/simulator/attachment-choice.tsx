import clsx from "clsx";
import { FileText, Image, type LucideIcon, MapPin, Mic } from "lucide-react";
import { useTranslations } from "next-intl";
import { type Attachment, attachments } from "./types";

const icons: Record<Attachment, LucideIcon> = {
  photo: Image,
  voice: Mic,
  letter: FileText,
  place: MapPin,
};

type AttachmentChoiceProps = {
  chosen: Attachment | null;
  onChoose: (attachment: Attachment | null) => void;
};

/** The small samples that a patient can send; pressing one again takes it back. */
export function AttachmentChoice({ chosen, onChoose }: AttachmentChoiceProps) {
  const t = useTranslations("simulator");
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{t("attach")}</legend>
      {attachments.map((attachment) => {
        const Icon = icons[attachment];
        const isChosen = attachment === chosen;
        return (
          <button
            key={attachment}
            type="button"
            aria-pressed={isChosen}
            onClick={() => onChoose(isChosen ? null : attachment)}
            className={clsx(
              "flex h-9 min-w-16 items-center justify-center gap-1.5 rounded-control border px-2 text-preview pointer-coarse:h-11",
              isChosen
                ? "border-accent bg-selected text-ink"
                : "border-line-strong bg-surface text-ink-2 hover:bg-hover",
            )}
          >
            <Icon
              aria-hidden
              size={16}
              strokeWidth={1.75}
              className="max-[419px]:hidden"
            />
            {t(attachment)}
          </button>
        );
      })}
    </fieldset>
  );
}
