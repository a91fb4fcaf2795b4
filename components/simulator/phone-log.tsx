import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { PhoneBubble } from "./phone-bubble";
import type { PhoneMessage } from "./types";

/** The conversation, kept at its newest message. */
export function PhoneLog({ messages }: { messages: PhoneMessage[] | null }) {
  const t = useTranslations("simulator");
  const log = useRef<HTMLDivElement>(null);
  const shown = messages?.filter(isOnThePhone) ?? [];
  useEffect(() => {
    if (shown.length > 0) log.current?.scrollTo({ top: log.current.scrollHeight });
  }, [shown.length]);
  return (
    <div
      ref={log}
      role="log"
      aria-label={t("messages")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it
      tabIndex={0}
      className="flex-1 overflow-y-auto overscroll-contain px-4 py-4"
    >
      {messages?.length === 0 && <p className="text-center text-ink-3">{t("empty")}</p>}
      <ul className="flex flex-col gap-2">
        {shown.map((message) => (
          <PhoneBubble key={message.sid} message={message} />
        ))}
      </ul>
    </div>
  );
}

/** What the clinic has sent is not on the phone before it is delivered. */
const isOnThePhone = ({ from, status }: PhoneMessage) =>
  from === "patient" || !["queued", "sent"].includes(status);
