import { useTranslations } from "next-intl";
import type { ThreadAttachment } from "@/lib/dialogs/types/file";
import { DownloadLink } from "./download-link";

type Props = { file: ThreadAttachment & { url: string }; name: string };

/** A film, with the browser's own controls. */
export function Film({ file, name }: Props) {
  const t = useTranslations("dialog.file");
  return (
    <div className="relative w-[300px] max-w-full">
      {/* biome-ignore lint/a11y/useMediaCaption: nobody has written captions for what a patient filmed */}
      <video
        src={file.url}
        controls
        playsInline
        preload="metadata"
        aria-label={name}
        className="aspect-video w-full rounded-card bg-fill object-contain"
      />
      <div className="absolute end-1 top-1 rounded-control bg-surface/90">
        <DownloadLink url={file.url} label={t("download", { name })} />
      </div>
    </div>
  );
}
