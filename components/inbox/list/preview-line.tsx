import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import { kindIcons } from "@/components/ui/icons/kind-icon";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";
import type { Preview, Speaker as Speaks } from "@/lib/dialogs/types/row";
import { firstNameOf } from "@/lib/format";

type Props = { preview: Preview; channelName: string };

/** The newest message in one line: whose it is, of what kind, and its words. */
export function PreviewLine({ preview, channelName }: Props) {
  const t = useTranslations("inbox.preview");
  const icon = preview.unsent ? "icon-ban" : kindIcons[preview.kind];
  const word = useWord(preview);
  return (
    <>
      {preview.status === "failed" && (
        <Icon
          of="icon-circle-alert"
          size={14}
          label={t("notDelivered")}
          className="shrink-0 text-bad"
        />
      )}
      {preview.direction === "outbound" && (
        <Speaker speaker={preview} channelName={channelName} />
      )}
      {icon && (
        <Icon
          of={icon}
          size={14}
          className="shrink-0 text-ink-3 group-aria-[current]/row:text-ink-2"
          label={preview.text ? word : undefined}
        />
      )}
      <span dir="auto" className="truncate">
        {preview.text ? isolateNumbers(preview.text) : word}
      </span>
    </>
  );
}

type SpeakerProps = { speaker: Speaks; channelName: string };

/** Who spoke for the clinic, by the words that the thread has for them: a colleague by their first name. */
export function Speaker({ speaker, channelName }: SpeakerProps) {
  const t = useTranslations("inbox.preview.by");
  const name = speaker.author ? firstNameOf(speaker.author) : "";
  return (
    <span dir="auto" className="max-w-2/5 shrink-0 truncate">
      {`${t(speakerKey(speaker), { name, channel: channelName })} `}
    </span>
  );
}

function speakerKey({ origin, author, isOwn }: Speaks) {
  if (isOwn) return "you";
  if (origin === "contact" || (origin === "staff" && !author)) return "clinic";
  return origin;
}

/** What a member of staff has begun to write and not sent. */
export function DraftLine({ text }: { text: string }) {
  const t = useTranslations("inbox.preview");
  return (
    <>
      <span className="shrink-0 text-warn">{`${t("draft")} `}</span>
      <span dir="auto" className="truncate">
        {isolateNumbers(text)}
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
