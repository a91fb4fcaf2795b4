import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import type { Attachment } from "./types";

const icons: Record<Attachment, IconName> = {
  photo: "icon-image",
  voice: "icon-mic",
  letter: "icon-file-text",
  place: "icon-map-pin",
  story: "icon-circle-fading-plus",
  mention: "icon-at-sign",
  post: "icon-share-2",
};

type AttachmentChoiceProps = {
  offered: readonly Attachment[];
  chosen: Attachment | null;
  onChoose: (attachment: Attachment | null) => void;
};

/** The small samples that a patient can send; pressing one again takes it back. */
export function AttachmentChoice({ offered, chosen, onChoose }: AttachmentChoiceProps) {
  const t = useTranslations("simulator");
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{t("attach")}</legend>
      {offered.map((attachment) => {
        const icon = icons[attachment];
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
            <Icon of={icon} size={16} className="max-[419px]:hidden" />
            {t(attachment)}
          </button>
        );
      })}
    </fieldset>
  );
}
