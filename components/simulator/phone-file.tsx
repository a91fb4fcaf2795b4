import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import type { PhoneMessage } from "./types";

/** A file of a message: seen, heard, or opened. */
export function PhoneFile({ file }: { file: PhoneMessage["media"][number] }) {
  const t = useTranslations("simulator");
  const src = file.href;
  if (file.contentType.startsWith("image/")) {
    return (
      // biome-ignore lint/performance/noImgElement: a patient's file never goes through the image optimiser
      <img
        src={src}
        alt={t("photo")}
        className="aspect-[4/3] w-60 rounded-control object-cover"
      />
    );
  }
  if (file.contentType.startsWith("audio/")) {
    return (
      // biome-ignore lint/a11y/useMediaCaption: a voice note has no captions
      <audio
        controls
        src={src}
        aria-label={t("voice")}
        className="h-10 w-60 max-w-full"
      />
    );
  }
  return (
    <a
      href={src}
      target="_blank"
      rel="noopener"
      className="flex items-center gap-2 text-accent underline underline-offset-2"
    >
      <Icon of="icon-file-text" size={18} className="shrink-0" />
      {file.fileName ?? t("file")}
    </a>
  );
}
