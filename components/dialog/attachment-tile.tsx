import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { kindIcons } from "@/components/ui/kind-icon";
import type { ThreadAttachment } from "@/lib/dialogs/types";
import { fileSize } from "@/lib/format";
import { MessageTile } from "./message-tile";

/** A file of a message: what it is called, or what it is; its type and size where they say more. */
export function AttachmentTile({ attachment }: { attachment: ThreadAttachment }) {
  const t = useTranslations("dialog");
  const { kind, fileName, contentType, sizeBytes, state } = attachment;
  const word = t(`kind.${kind}`);
  const isNamed = fileName !== "" && (kind === "document" || kind === "contactCard");
  const facts = [
    isNamed ? word : null,
    typeWord(contentType),
    sizeBytes === null ? null : fileSize(sizeBytes),
  ].filter((fact) => fact !== null);
  return (
    <MessageTile icon={kindIcons[kind] ?? FileText} title={isNamed ? fileName : word}>
      {facts.length > 0 && <span>{facts.join(" · ")}</span>}
      {state === "failed" && <span>{t("attachmentFailed")}</span>}
    </MessageTile>
  );
}

/** `PDF` of `application/pdf`; null for types whose name nobody would know. */
function typeWord(contentType: string): string | null {
  const subtype = contentType.split(";")[0]?.split("/")[1] ?? "";
  return /^[a-z0-9]{2,5}$/i.test(subtype) ? subtype.toUpperCase() : null;
}
