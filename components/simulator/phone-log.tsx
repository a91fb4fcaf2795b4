import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Handling } from "./message-menu";
import { PhoneBubble } from "./phone-bubble";
import type { PhoneMessage } from "./types";

type PhoneLogProps = { messages: PhoneMessage[] | null } & Handling;

/** The conversation, kept at its newest message. */
export function PhoneLog({ messages, ...handling }: PhoneLogProps) {
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
          <PhoneBubble key={message.id} message={message} {...handling} />
        ))}
      </ul>
    </div>
  );
}

const isOnThePhone = ({ arrival }: PhoneMessage) => arrival !== "underway";
