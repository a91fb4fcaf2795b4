import clsx from "clsx";
import { useTranslations } from "next-intl";
import { pictureKey } from "@/components/dialog/files/viewed";
import {
  type DrawnMessage,
  isAwaitingNetwork,
} from "@/components/inbox/state/optimistic-replies";
import { EditedMark } from "./edited-mark";
import { hasTiles, MessageTiles, MessageWords } from "./message-body";
import { MessageDetails } from "./message-details";
import type { LineProps } from "./message-line";
import { MessageStatus } from "./message-status";
import { QuoteBlock } from "./quote-block";

/** One message. The corner nearest to its speaker is sharp where a group ends. */
export function Bubble(props: LineProps) {
  const { message, last, storyLives } = props;
  const isOut = message.direction === "outbound";
  const tiled = hasTiles(message);
  return (
    <div
      className={clsx(
        "max-w-[84%] rounded-bubble border text-ink text-message md:max-w-[min(560px,78%)]",
        ringLook,
        tiled ? "p-1" : "px-3 pt-[7px] pb-2",
        isOut ? "bg-bubble-out" : "border-line bg-bubble-in",
        isOut && (hasFailed(message) ? "border-bad" : "border-transparent"),
        last && (isOut ? "rounded-ee-[4px]" : "rounded-es-[4px]"),
      )}
    >
      <Quoted {...props} inset={tiled} />
      {tiled && (
        <MessageTiles
          message={message}
          storyLives={storyLives}
          onView={(index) => props.onView(pictureKey(message, index))}
          onFetchAgain={props.onFetchAgain}
        />
      )}
      <div className={clsx("flow-root", tiled && "px-2 pt-[5px] pb-[3px]")}>
        <MessageWords message={message} storyLives={storyLives} />
        <Meta {...props} />
      </div>
    </div>
  );
}

/** Around what stands in a line of the thread, when somebody went to it. */
export const ringLook =
  "outline-accent outline-offset-2 group-focus/line:outline-2 group-data-target/line:outline-2";

const isRefused = (message: DrawnMessage) =>
  message.refusal !== null && !isAwaitingNetwork(message);

const hasFailed = (message: DrawnMessage) =>
  message.status === "failed" || isRefused(message);

function Quoted({
  message,
  contact,
  account,
  onJump,
  inset,
}: LineProps & { inset: boolean }) {
  const { quote, unsent } = message;
  if (!quote || unsent) return null;
  const { messageId } = quote;
  return (
    <div className={clsx(inset && "px-2 pt-1")}>
      <QuoteBlock
        quote={quote}
        contact={contact}
        clinic={account.handle}
        onGo={messageId !== null ? () => onJump(messageId) : undefined}
      />
    </div>
  );
}

function Meta(props: LineProps) {
  const { message, zone, legend, loadVersions } = props;
  const t = useTranslations("dialog");
  const status = isRefused(message) ? "failed" : message.status;
  return (
    <span className="message-meta inline-flex items-center gap-[3px] text-ink-2 text-meta">
      {message.arrivedLate && <span>{t("arrivedLate")} · </span>}
      {message.edited && !message.unsent && (
        <span>
          <EditedMark load={() => loadVersions(message.id)} zone={zone} /> ·{" "}
        </span>
      )}
      <MessageDetails {...props} />
      {message.direction === "outbound" && status && (
        <MessageStatus status={status} legend={legend} />
      )}
    </span>
  );
}
