"use client";

import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, type RefObject, useId } from "react";
import { useCommand } from "@/components/keyboard/use-command";
import { AccountTag } from "@/components/ui/account-tag";
import { buttonLook } from "@/components/ui/button";
import type { OpenDialog } from "@/lib/dialogs/types";
import { type Clock, textLength } from "@/lib/format";
import { LengthMeter } from "./length-meter";
import { useGrowing } from "./use-growing";
import { WindowClock } from "./window-clock";

type Props = {
  open: OpenDialog;
  text: string;
  input: RefObject<HTMLTextAreaElement | null>;
  clock: Clock;
  onText(text: string): void;
  onSend(text: string): void;
};

/** Where a reply is written. Enter sends it, from the dialog's own account and no other. */
export function Composer({ open, text, input, clock, onText, onSend }: Props) {
  const t = useTranslations("dialog.composer");
  const meterId = useId();
  const { textLimit, window: replyWindow } = open;
  const length = textLength(text, textLimit.unit);
  const isSendable = text.trim() !== "" && length <= textLimit.max;
  useGrowing(input, text);
  useCommand("reply", () => input.current?.focus());
  function submit(event: FormEvent | KeyboardEvent) {
    event.preventDefault();
    if (!isSendable) return;
    onSend(text.trim());
    onText("");
    input.current?.focus();
  }
  return (
    <form onSubmit={submit} className={`${boxLook} ${boxArea}`}>
      <p className={stripLook}>
        <span className="shrink-0">{t("replyingAs")}</span>
        <AccountTag account={open.row.account} />
        {replyWindow && (
          <WindowClock
            replyWindow={replyWindow}
            channel={open.row.account.channelName}
            clock={clock}
          />
        )}
      </p>
      <textarea
        ref={input}
        rows={1}
        dir="auto"
        value={text}
        aria-label={t("message")}
        aria-describedby={meterId}
        aria-invalid={length > textLimit.max || undefined}
        placeholder={t("placeholder")}
        enterKeyHint="send"
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => isSendKey(event) && submit(event)}
        className={textLook}
      />
      <LengthMeter id={meterId} length={length} limit={textLimit} />
      <button
        type="submit"
        aria-label={t("send")}
        disabled={!isSendable}
        className={`${buttonLook({ look: "primary" })} ${sendLook}`}
      >
        <span className="max-md:hidden">{t("send")}</span>
        <SendHorizontal size={18} strokeWidth={1.75} />
      </button>
    </form>
  );
}

/** An Enter that ends a composed character belongs to the input method; Safari tells it by the key code. */
const isSendKey = ({ key, shiftKey, nativeEvent }: KeyboardEvent) =>
  key === "Enter" && !shiftKey && !nativeEvent.isComposing && nativeEvent.keyCode !== 229;

const boxLook =
  "grid w-full bg-surface text-ink " +
  "max-md:gap-x-1.5 max-md:border-line max-md:border-t max-md:px-3 max-md:pb-[max(6px,env(safe-area-inset-bottom))] " +
  "md:rounded-card md:border md:border-control md:has-[textarea:focus-visible]:border-transparent " +
  "md:has-[textarea:focus-visible]:outline-2 md:has-[textarea:focus-visible]:outline-focus md:has-[textarea:focus-visible]:-outline-offset-1";

const boxArea =
  "grid-cols-[minmax(0,1fr)_auto] [grid-template-areas:'strip_strip''text_send''meter_meter'] " +
  "md:[grid-template-areas:'strip_strip''text_text''meter_send']";

const stripLook =
  "flex h-8 min-w-0 items-center gap-1.5 text-ink-2 text-meta [grid-area:strip] md:h-10 md:gap-2 md:border-line md:border-b md:px-3";

const textLook =
  "field-sizing-content block min-h-11 max-h-[200px] w-full resize-none bg-transparent [grid-area:text] placeholder:text-ink-3 " +
  "max-md:rounded-card max-md:border max-md:border-control max-md:px-3 max-md:py-[9px] max-md:text-[16px] max-md:leading-6 " +
  "md:px-3.5 md:pt-2.5 md:pb-0.5 md:text-message md:outline-none";

const sendLook =
  "[grid-area:send] self-end max-md:size-11! max-md:rounded-card! max-md:p-0! md:m-1.5";
