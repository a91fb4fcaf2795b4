import { Ban, CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { kindIcons } from "@/components/ui/kind-icon";
import type { Preview } from "@/lib/dialogs/types/row";

/** The newest message in one line: whose it is, of what kind, and its words. */
export function PreviewLine({ preview }: { preview: Preview }) {
  const t = useTranslations("inbox.preview");
  const Icon = preview.unsent ? Ban : kindIcons[preview.kind];
  const word = useWord(preview);
  return (
    <>
      {preview.status === "failed" && (
        <CircleAlert
          role="img"
          aria-label={t("notDelivered")}
          aria-hidden={false}
          size={14}
          className="shrink-0 text-bad"
        />
      )}
      {preview.direction === "outbound" && (
        <span className="shrink-0">
          {t(preview.origin === "system" ? "system" : "you")}
        </span>
      )}
      {Icon && (
        <Icon
          size={14}
          className="shrink-0 text-ink-3 group-aria-[current]/row:text-ink-2"
          {...(preview.text && { role: "img", "aria-label": word, "aria-hidden": false })}
        />
      )}
      <span dir="auto" className="truncate">
        {preview.text || word}
      </span>
    </>
  );
}

/** What a member of staff has begun to write and not sent. */
export function DraftLine({ text }: { text: string }) {
  const t = useTranslations("inbox.preview");
  return (
    <>
      <span className="shrink-0 text-warn">{t("draft")}</span>
      <span dir="auto" className="truncate">
        {text}
      </span>
    </>
  );
}

/** What a message is called that has no words. */
function useWord({ kind, files, unsent }: Preview): string {
  const t = useTranslations("inbox.preview");
  const tKind = useTranslations("dialog.kind");
  if (unsent) return t("unsent");
  if (files < 2) return tKind(kind);
  return t(kind === "image" ? "photos" : "files", { count: files });
}
