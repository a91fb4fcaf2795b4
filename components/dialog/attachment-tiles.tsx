import { FileText } from "lucide-react";
import { useTranslations } from "next-intl";
import { kindIcons } from "@/components/ui/kind-icon";
import type { ThreadAttachment } from "@/lib/dialogs/types";
import { fileSize } from "@/lib/format";
import { MessageTile } from "./message-tile";

type Props = { attachments: ThreadAttachment[] };

/** The files of a message; several of them two abreast, each with its number. */
export function AttachmentTiles({ attachments }: Props) {
  const count = attachments.length;
  if (count === 1)
    return attachments.map((file) => <FileTile key={file.id} file={file} />);
  return (
    <div className="grid w-[300px] max-w-full grid-cols-2 gap-1">
      {attachments.map((file, index) => (
        <FileTile key={file.id} file={file} number={index + 1} />
      ))}
    </div>
  );
}

/** A file: what it is called, or what it is; its type and size where they say more. */
function FileTile({ file, number }: { file: ThreadAttachment; number?: number }) {
  const t = useTranslations("dialog");
  const { kind, fileName, contentType, sizeBytes, state } = file;
  const word = t(`kind.${kind}`);
  const isNamed = fileName !== "" && (kind === "document" || kind === "contactCard");
  const unnamed = number === undefined ? word : t("numbered", { word, number });
  const facts = [
    isNamed ? word : null,
    typeWord(contentType),
    sizeBytes === null ? null : fileSize(sizeBytes),
  ].filter((fact) => fact !== null);
  return (
    <MessageTile icon={kindIcons[kind] ?? FileText} title={isNamed ? fileName : unnamed}>
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
