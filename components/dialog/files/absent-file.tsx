import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { kindIcons } from "@/components/ui/icons/kind-icon";
import type { ThreadAttachment } from "@/lib/dialogs/types/file";
import { fileSize } from "@/lib/format";
import { typeWord } from "./type-word";

type Props = { file: ThreadAttachment; name: string; inAlbum: boolean; onAgain(): void };

/** A file that can't be opened: still on its way, here or to the patient, given up, or never given by the channel. */
export function AbsentFile({ file, name, inAlbum, onAgain }: Props) {
  const t = useTranslations("dialog.file");
  const { kind, fileName, contentType, sizeBytes, state } = file;
  const isNamed = fileName !== "" && (kind === "document" || kind === "contactCard");
  const icon = kindIcons[kind] ?? "icon-file-text";
  const facts = [
    isNamed ? name : null,
    typeWord(contentType),
    sizeBytes === null ? null : fileSize(sizeBytes),
  ].filter((fact) => fact !== null);
  return (
    <div
      className={clsx(
        "flex max-w-full gap-2.5 rounded-card bg-fill p-2",
        inAlbum ? "aspect-square flex-col justify-center" : "w-[300px] items-center",
      )}
    >
      <span className="grid size-9 shrink-0 place-items-center rounded-control bg-surface text-ink-2">
        <Icon of={icon} size={18} />
      </span>
      <span className="flex min-w-0 flex-1 flex-col text-ink-2 text-meta max-h-fit">
        <span
          dir="auto"
          className="truncate text-start font-medium text-ink text-interface"
        >
          {isNamed ? fileName : name}
        </span>
        {facts.length > 0 && <span>{facts.join(" · ")}</span>}
        <Condition file={file} />
      </span>
      {state === "failed" && file.failure !== "unsent" && (
        <Button
          size="small"
          aria-label={t("againNamed", { name: isNamed ? fileName : name })}
          onClick={onAgain}
        >
          <Icon of="icon-rotate-ccw" size={14} />
          {t("again")}
        </Button>
      )}
    </div>
  );
}

function Condition({ file: { state, failure } }: Pick<Props, "file">) {
  const t = useTranslations("dialog.file");
  // One's own, which is on its way to be sent.
  if (state === "stored") return null;
  if (state === "reference") return <span>{t("notGiven")}</span>;
  const isOver = state === "failed";
  const icon = isOver ? "icon-circle-alert" : "icon-clock";
  return (
    <span className={clsx("flex items-start gap-1", isOver && "text-bad")}>
      <Icon of={icon} size={14} className="mt-px shrink-0" />
      {isOver
        ? t(`failed.${knownFailure(failure)}`)
        : t(failure === null ? "coming" : "retrying")}
    </span>
  );
}

/** Sentences for the reasons that staff can do something with. */
const knownFailure = (failure: string | null) =>
  failure === "gone" || failure === "tooLarge" || failure === "refused"
    ? failure
    : "other";
