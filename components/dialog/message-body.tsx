import { Ban, MessageCircleQuestion } from "lucide-react";
import { useTranslations } from "next-intl";
import { kindIcons } from "@/components/ui/kind-icon";
import type { MessageKind } from "@/lib/channels/types";
import type { ThreadMessage } from "@/lib/dialogs/types";
import { AttachmentTile } from "./attachment-tile";
import { LocationTile } from "./location-tile";
import { MessageMarks } from "./message-marks";
import { MessageTile } from "./message-tile";

/** Does a message carry something beside its words? */
export const hasTiles = ({
  unsent,
  details,
  attachments,
  kind,
}: ThreadMessage): boolean =>
  !unsent && (Boolean(details.location) || attachments.length > 0 || isFile(kind));

/** What a message carries. */
export function MessageTiles({ message }: { message: ThreadMessage }) {
  const t = useTranslations("dialog.kind");
  const { details, attachments, kind } = message;
  return (
    <div className="flex flex-col gap-1">
      {details.location && <LocationTile location={details.location} />}
      {attachments.map((attachment) => (
        <AttachmentTile key={attachment.id} attachment={attachment} />
      ))}
      {isFile(kind) && attachments.length === 0 && (
        <MessageTile icon={kindIcons[kind] ?? MessageCircleQuestion} title={t(kind)} />
      )}
    </div>
  );
}

/** What a message says; one of an unknown kind says so, and none vanishes. */
export function MessageWords({ message }: { message: ThreadMessage }) {
  const t = useTranslations("dialog");
  if (message.unsent) return <Placeholder icon={Ban}>{t("unsent")}</Placeholder>;
  return (
    <>
      <MessageMarks message={message} />
      <Words message={message} />
    </>
  );
}

function Words({ message }: { message: ThreadMessage }) {
  const t = useTranslations("dialog");
  const { kind, details, text } = message;
  const words = text || details.button?.text;
  if (words) {
    return (
      <span dir="auto" className="message-text">
        {words}
      </span>
    );
  }
  if (hasTiles(message) || (kind !== "unsupported" && kind !== "text")) return null;
  const what = details.unsupported ?? "";
  return (
    <Placeholder icon={MessageCircleQuestion}>
      {t(kind === "text" ? "noText" : "unsupported", { what })}
    </Placeholder>
  );
}

const files: readonly MessageKind[] = [
  "image",
  "audio",
  "video",
  "document",
  "sticker",
  "contactCard",
];

const isFile = (kind: MessageKind) => files.includes(kind);

function Placeholder({ icon: Icon, children }: { icon: typeof Ban; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-2 text-interface">
      <Icon size={14} className="shrink-0" />
      {children}
    </span>
  );
}
