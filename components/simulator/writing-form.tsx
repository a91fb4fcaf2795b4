import { useTranslations } from "next-intl";
import type { KeyboardEvent, ReactNode } from "react";
import { Icon } from "@/components/ui/icons/icon";

type WritingFormProps = {
  text: string;
  onText: (text: string) => void;
  onSubmit: () => void;
  /** What can't go without words. */
  isRequired: boolean;
  children: ReactNode;
};

/** The field to write in and its button. Enter sends, Shift and Enter breaks the line. */
export function WritingForm({
  text,
  onText,
  onSubmit,
  isRequired,
  children,
}: WritingFormProps) {
  const t = useTranslations("simulator");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      className="flex flex-col gap-2 border-line border-t bg-surface p-3"
    >
      {children}
      <div className="flex items-end gap-2">
        <textarea
          aria-label={t("message")}
          placeholder={t("message")}
          rows={1}
          maxLength={4096}
          required={isRequired}
          dir="auto"
          value={text}
          onChange={({ target }) => onText(target.value)}
          onKeyDown={submitOnEnter}
          className="field-sizing-content max-h-32 min-h-11 flex-1 resize-none rounded-[12px] border border-control bg-surface px-3 py-2.5 text-base text-ink placeholder:text-ink-3 md:text-message"
        />
        <button
          type="submit"
          aria-label={t("send")}
          className="flex size-11 shrink-0 items-center justify-center rounded-[12px] bg-accent text-on-accent hover:bg-accent-hover"
        >
          <Icon of="icon-send-horizontal" size={18} />
        </button>
      </div>
    </form>
  );
}

/** An input method's Enter chooses a word; it is not the end of the message. */
function submitOnEnter(event: KeyboardEvent<HTMLTextAreaElement>) {
  const isPlainEnter = event.key === "Enter" && !event.shiftKey;
  if (!isPlainEnter || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
