import clsx from "clsx";
import { MapPin } from "lucide-react";
import { useTranslations } from "next-intl";
import { PhoneFile } from "./phone-file";
import type { PhoneMessage } from "./types";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** One message; the patient's own stand at the end of the line. */
export function PhoneBubble({ message }: { message: PhoneMessage }) {
  if (message.errorCode !== null) return <NeverArrived message={message} />;
  const isOwn = message.from === "patient";
  return (
    <li
      className={clsx(
        "flex max-w-[82%] flex-col gap-1 rounded-bubble px-3 py-2",
        isOwn
          ? "self-end rounded-ee-[4px] bg-bubble-out"
          : "self-start rounded-es-[4px] border border-line bg-bubble-in",
      )}
    >
      <Author isOwn={isOwn} />
      {message.media.map((file) => (
        <PhoneFile key={file.sid} file={file} />
      ))}
      <Place location={message.location} />
      {message.text && (
        <p dir="auto" className="whitespace-pre-wrap break-words text-message">
          {message.text}
        </p>
      )}
      <time dateTime={message.at} className="self-end text-ink-2 text-meta">
        {clock.format(new Date(message.at))}
      </time>
    </li>
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
      <MapPin aria-hidden size={18} strokeWidth={1.75} className="shrink-0 text-bad" />
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
