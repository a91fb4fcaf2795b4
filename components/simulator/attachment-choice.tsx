import clsx from "clsx";
import {
  AtSign,
  CircleFadingPlus,
  FileText,
  Image,
  type LucideIcon,
  MapPin,
  Mic,
  Share2,
} from "lucide-react";
import { useTranslations } from "next-intl";
import type { Attachment } from "./types";

const icons: Record<Attachment, LucideIcon> = {
  photo: Image,
  voice: Mic,
  letter: FileText,
  place: MapPin,
  story: CircleFadingPlus,
  mention: AtSign,
  post: Share2,
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
