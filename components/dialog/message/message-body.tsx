import { useTranslations } from "next-intl";
import { Fragment } from "react";
import { AttachmentTiles } from "@/components/dialog/files/attachment-tiles";
import type { FileHandlers } from "@/components/dialog/files/file-handlers";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import { kindIcons } from "@/components/ui/icons/kind-icon";
import type { MessageKind } from "@/lib/channels/types";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import { around, fileIn } from "@/lib/fill-template";
import { isRightToLeft } from "@/lib/format";
import { LinkedText } from "./linked-text";
import { LocationTile } from "./location-tile";
import { MessageMarks } from "./message-marks";
import { MessageTile } from "./message-tile";
import { OutsideLink } from "./outside-link";
import { ShareCard } from "./share-card";
import { StoryCard } from "./story-card";

type Props = {
  message: ThreadMessage;
  /** May a story that the message is about still be there? */
  storyLives: boolean;
};

/** Does a message carry something beside its words? */
export const hasTiles = (message: ThreadMessage): boolean =>
  !message.unsent &&
  (message.attachments.length > 0 ||
    message.details.location !== undefined ||
    isFile(message.kind) ||
    isShare(message) ||
    isTemplate(message) ||
    isMention(message));

/** What a message carries. */
export function MessageTiles({ message, storyLives, ...handlers }: Props & FileHandlers) {
  const t = useTranslations("dialog.kind");
  const { details, attachments, kind } = message;
  return (
    <div className="flex flex-col gap-1">
      {details.location && <LocationTile location={details.location} />}
      {attachments.length > 0 && (
        <AttachmentTiles attachments={attachments} {...handlers} />
      )}
      {isFile(kind) && attachments.length === 0 && (
        <MessageTile
          icon={kindIcons[kind] ?? "icon-message-circle-question-mark"}
          title={t(kind)}
        />
      )}
      {isShare(message) && <ShareCard share={details.share ?? {}} />}
      {isMention(message) && <StoryCard message={message} storyLives={storyLives} />}
      {isTemplate(message) && (
        <TemplateTile
          title={details.template?.title}
          extras={around(details.template ?? {}).above}
          isOurs={message.origin === "staff"}
        />
      )}
    </div>
  );
}

/** What a message says; one of an unknown kind says so, and none vanishes. */
export function MessageWords({ message, storyLives }: Props) {
  if (message.unsent) return <Unsent />;
  const words = message.text || message.details.button?.text;
  return (
    <>
      <MessageMarks message={message} storyLives={storyLives} />
      {isUnsupported(message) && <Unsupported what={message.details.unsupported} />}
      {words && (
        <span
          dir="auto"
          data-rtl={isRightToLeft(words) || undefined}
          className="message-text"
        >
          <LinkedText text={words} />
        </span>
      )}
      <Below lines={around(message.details.template ?? {}).below} />
      {!words && message.kind === "text" && !hasTiles(message) && <NoText />}
    </>
  );
}

/** What a template led to below its words. */
function Below({ lines }: { lines: string[] }) {
  if (lines.length === 0) return null;
  return (
    <span
      dir="auto"
      className="mt-0.5 block whitespace-pre-line text-ink-2 text-meta [overflow-wrap:anywhere]"
    >
      <LinkedText text={lines.join("\n")} />
    </span>
  );
}

function Unsent() {
  const t = useTranslations("dialog");
  return <Placeholder icon="icon-ban">{t("unsent")}</Placeholder>;
}

function NoText() {
  const t = useTranslations("dialog");
  return (
    <Placeholder icon="icon-message-circle-question-mark">{t("noText")}</Placeholder>
  );
}

type TemplateProps = { title: string | undefined; extras: string[]; isOurs: boolean };

/** Which template it was, and what stood above its words. */
function TemplateTile({ title, extras, isOurs }: TemplateProps) {
  const t = useTranslations("dialog.kind");
  const kind = t(isOurs ? "ourTemplate" : "template");
  return (
    <MessageTile icon="icon-layout-template" title={title?.replaceAll("_", " ") || kind}>
      {title && <span>{kind}</span>}
      {extras.length > 0 && (
        <span dir="auto" className="whitespace-pre-line [overflow-wrap:anywhere]">
          {extras.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two of them may be the same.
            <Fragment key={index}>
              {index > 0 && "\n"}
              <Extra line={line} />
            </Fragment>
          ))}
        </span>
      )}
    </MessageTile>
  );
}

/** A file by its name, for nobody reads an address; anything else as it stands. */
function Extra({ line }: { line: string }) {
  const file = fileIn(line);
  if (file === null) return <LinkedText text={line} />;
  return <OutsideLink href={line}>{file}</OutsideLink>;
}

/** What it was is said where the channel tells it: something made to vanish is no fault of the portal. */
function Unsupported({ what }: { what: string | undefined }) {
  const t = useTranslations("dialog.unsupported");
  if (what === "ephemeral")
    return <Placeholder icon="icon-eye-off">{t("ephemeral")}</Placeholder>;
  return <Placeholder icon="icon-message-circle-question-mark">{t("other")}</Placeholder>;
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

const isShare = ({ kind, details }: ThreadMessage) =>
  kind === "share" || details.share !== undefined;

const isTemplate = ({ kind, details }: ThreadMessage) =>
  kind === "template" || details.template !== undefined;

/** A reply to a story refers to one as well, and so does a story that was shared. */
const isMention = (message: ThreadMessage) =>
  message.kind === "storyMention" ||
  (message.details.story !== undefined &&
    message.kind !== "storyReply" &&
    !isShare(message));

const isUnsupported = ({ kind, details }: ThreadMessage) =>
  kind === "unsupported" || details.unsupported !== undefined;

function Placeholder({ icon, children }: { icon: IconName; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-2 text-interface">
      <Icon of={icon} size={14} className="shrink-0" />
      {children}
    </span>
  );
}
