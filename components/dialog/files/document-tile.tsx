import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import { kindIcons } from "@/components/ui/icons/kind-icon";
import type { ThreadAttachment } from "@/lib/dialogs/types/file";
import { fileSize } from "@/lib/format";
import { DownloadLink } from "./download-link";
import { typeWord } from "./type-word";

type Props = { file: ThreadAttachment & { url: string }; name: string };

/** A document: what it is called, its type and size. A PDF opens beside the portal; everything can be saved. */
export function DocumentTile({ file, name }: Props) {
  const t = useTranslations("dialog.file");
  const { fileName, contentType, sizeBytes, url, kind } = file;
  const icon = kindIcons[kind] ?? "icon-file-text";
  const title = fileName || name;
  const facts = [
    name,
    typeWord(contentType),
    sizeBytes === null ? null : fileSize(sizeBytes),
  ];
  const opens = contentType === "application/pdf" && !url.startsWith("blob:");
  const words = (
    <>
      <span
        dir="auto"
        className="truncate text-start font-medium text-ink text-interface"
      >
        {title}
      </span>
      <span className="text-ink-2 text-meta">
        {facts.filter((fact) => fact !== null).join(" · ")}
      </span>
    </>
  );
  return (
    <div className="flex w-[300px] max-w-full items-center gap-2.5 rounded-card bg-fill p-2 pe-1">
      <span className="grid size-9 shrink-0 place-items-center rounded-control bg-surface text-ink-2">
        <Icon of={icon} size={18} />
      </span>
      {opens ? (
        <a href={url} target="_blank" rel="noopener noreferrer" className={wordsLook}>
          {words}
          <span className="sr-only">{t("opensBeside")}</span>
        </a>
      ) : (
        <div className={wordsLook}>{words}</div>
      )}
      <DownloadLink url={url} label={t("download", { name: title })} />
    </div>
  );
}

const wordsLook = "flex min-w-0 flex-1 flex-col rounded-[4px]";
