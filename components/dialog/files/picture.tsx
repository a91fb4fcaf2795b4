import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { ThreadAttachment } from "@/lib/dialogs/types/file";

type Props = {
  file: ThreadAttachment & { url: string };
  name: string;
  inAlbum: boolean;
  onView(): void;
};

/** The largest that a picture of its own stands in a thread, in pixels. */
const most = { image: { width: 300, height: 340 }, sticker: { width: 144, height: 144 } };

/** A picture in the space that was kept for it, so that nothing moves when it comes. It opens large. */
export function Picture({ file, name, inAlbum, onView }: Props) {
  const t = useTranslations("dialog.file");
  const box = boxOf(file);
  return (
    <button
      type="button"
      aria-label={t("view", { name })}
      onClick={onView}
      style={inAlbum ? undefined : { width: box.width, aspectRatio: box.ratio }}
      className={clsx(
        "block max-w-full cursor-zoom-in overflow-hidden rounded-card",
        file.kind === "sticker" ? "" : "bg-fill",
        inAlbum && "aspect-square",
      )}
    >
      {/* biome-ignore lint/performance/noImgElement: a patient's file never goes through the image optimiser */}
      <img
        src={file.url}
        alt={name}
        loading="lazy"
        decoding="async"
        className={clsx(
          "size-full",
          file.kind === "sticker" ? "object-contain" : "object-cover",
        )}
      />
    </button>
  );
}

/** A picture is shown in its own proportions, save where it is very long or its measures are not known. */
function boxOf({ width, height, kind }: ThreadAttachment) {
  const limit = most[kind === "sticker" ? "sticker" : "image"];
  if (!width || !height) return { width: limit.width, ratio: "4 / 3" };
  const scale = Math.min(1, limit.width / width, limit.height / height);
  const shown = Math.max(96, Math.round(width * scale));
  const ratio = `${shown} / ${Math.max(64, Math.round(height * scale))}`;
  return { width: shown, ratio };
}
