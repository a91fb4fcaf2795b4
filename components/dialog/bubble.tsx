import clsx from "clsx";
import { useTranslations } from "next-intl";
import type { DrawnMessage } from "@/components/inbox/state/drawn";
import { clockTime, fullTime } from "@/lib/format";
import { hasTiles, MessageTiles, MessageWords } from "./message-body";
import { MessageStatus } from "./message-status";

type Props = { message: DrawnMessage; last: boolean; zone: string };

/** One message. The corner nearest to its speaker is sharp where a group ends. */
export function Bubble({ message, last, zone }: Props) {
  const isOut = message.direction === "outbound";
  const tiled = hasTiles(message);
  return (
    <div
      className={clsx(
        "max-w-[84%] rounded-bubble border text-ink text-message md:max-w-[min(560px,78%)]",
        tiled ? "p-1" : "px-3 pt-[7px] pb-2",
        isOut ? "bg-bubble-out" : "border-line bg-bubble-in",
        isOut && (hasFailed(message) ? "border-bad" : "border-transparent"),
        last && (isOut ? "rounded-ee-[4px]" : "rounded-es-[4px]"),
      )}
    >
      {tiled && <MessageTiles message={message} />}
      <div className={clsx("flow-root", tiled && "px-2 pt-[5px] pb-[3px]")}>
        <MessageWords message={message} />
        <Meta message={message} zone={zone} />
      </div>
    </div>
  );
}

const hasFailed = ({ status, refusal }: DrawnMessage) =>
  status === "failed" || refusal !== null;

function Meta({ message, zone }: Omit<Props, "last">) {
  const t = useTranslations("dialog");
  const marks = [
    message.arrivedLate ? t("arrivedLate") : null,
    message.edited && !message.unsent ? t("edited") : null,
  ].filter((mark) => mark !== null);
  const status = message.refusal === null ? message.status : "failed";
  return (
    <span className="message-meta inline-flex items-center gap-[3px] text-ink-2 text-meta">
      {marks.map((mark) => (
        <span key={mark}>{mark} · </span>
      ))}
      <time dateTime={message.at} title={fullTime(message.at, zone)}>
        {clockTime(message.at, zone)}
      </time>
      {message.direction === "outbound" && status && <MessageStatus status={status} />}
    </span>
  );
}
