import clsx from "clsx";
import { useTranslations } from "next-intl";
import { Icon } from "@/components/ui/icons/icon";
import { BubbleMarks } from "./bubble-marks";
import { BubbleMeta } from "./bubble-meta";
import { BubbleReactions } from "./bubble-reactions";
import { type Handling, MessageMenu } from "./message-menu";
import { PhoneFile } from "./phone-file";
import type { PhoneMessage } from "./types";

type PhoneBubbleProps = { message: PhoneMessage } & Handling;

/** One message and what can be done with it; the patient's own stand at the end of the line. */
export function PhoneBubble({ message, ...handling }: PhoneBubbleProps) {
  if (message.arrival === "lost") return <NeverArrived message={message} />;
  const isOwn = message.from === "patient";
  return (
    <li className={clsx("group flex gap-1", isOwn && "flex-row-reverse")}>
      <div
        className={clsx(
          "flex min-w-0 max-w-[82%] flex-col gap-1",
          isOwn ? "items-end" : "items-start",
        )}
      >
        <Bubble message={message} isOwn={isOwn} />
        <BubbleReactions message={message} onAct={handling.onAct} />
      </div>
      {message.actions.length > 0 && <MessageMenu message={message} {...handling} />}
    </li>
  );
}

function Bubble({ message, isOwn }: { message: PhoneMessage; isOwn: boolean }) {
  return (
    <div
      className={clsx(
        "flex max-w-full flex-col gap-1 rounded-bubble px-3 py-2",
        isOwn
          ? "rounded-ee-[4px] bg-bubble-out"
          : "rounded-es-[4px] border border-line bg-bubble-in",
      )}
    >
      <Author isOwn={isOwn} />
      <BubbleMarks message={message} />
      {message.media.map((file) => (
        <PhoneFile key={file.id} file={file} />
      ))}
      <Place location={message.location} />
      {message.text && (
        <p dir="auto" className="whitespace-pre-wrap break-words text-message">
          {message.text}
        </p>
      )}
      <BubbleMeta message={message} />
    </div>
  );
}

function Author({ isOwn }: { isOwn: boolean }) {
  const t = useTranslations("simulator");
  return <span className="sr-only">{isOwn ? t("youWrote") : t("clinicWrote")}</span>;
}

function Place({ location }: Pick<PhoneMessage, "location">) {
  if (!location) return null;
  const { label, latitude, longitude } = location;
  return (
    <p className="flex items-center gap-2 text-message">
      <Icon of="icon-map-pin" size={18} className="shrink-0 text-bad" />
      {label || `${latitude}, ${longitude}`}
    </p>
  );
}

function NeverArrived({ message }: { message: PhoneMessage }) {
  const t = useTranslations("simulator");
  return (
    <li className="self-center rounded-control bg-bad-soft px-3 py-2 text-center text-bad text-preview">
      {t("neverArrived", { code: String(message.errorCode) })}
    </li>
  );
}
