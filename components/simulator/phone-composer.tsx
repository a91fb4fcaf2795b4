import { SendHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { AttachmentChoice } from "./attachment-choice";
import type { Attachment, Draft } from "./types";

/** Writes as the patient. Enter sends, Shift and Enter breaks the line. */
export function PhoneComposer({
  onSend,
}: {
  onSend: (draft: Draft) => Promise<boolean>;
}) {
  const t = useTranslations("simulator");
  const [text, setText] = useState("");
  const [attachment, setAttachment] = useState<Attachment | null>(null);
  const [hasFailed, setFailed] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const draft = { text: text.trim(), attachment };
    if (!draft.text && !draft.attachment) return;
    setText("");
    setAttachment(null);
    const isSent = await onSend(draft);
    setFailed(!isSent);
    if (!isSent) setText((newer) => newer || draft.text);
  };

  return (
    <form
      onSubmit={submit}
      className="flex flex-col gap-2 border-line border-t bg-surface p-3"
    >
      <AttachmentChoice chosen={attachment} onChoose={setAttachment} />
      {hasFailed && (
        <p role="alert" className="text-bad text-preview">
          {t("notSent")}
        </p>
      )}
      <div className="flex items-end gap-2">
        <textarea
          aria-label={t("message")}
          placeholder={t("message")}
          rows={1}
          maxLength={4096}
          dir="auto"
          value={text}
          onChange={({ target }) => setText(target.value)}
          onKeyDown={submitOnEnter}
          className="field-sizing-content max-h-32 min-h-11 flex-1 resize-none rounded-[12px] border border-control bg-surface px-3 py-2.5 text-base text-ink placeholder:text-ink-3 md:text-message"
        />
        <button
          type="submit"
          aria-label={t("send")}
          className="flex size-11 shrink-0 items-center justify-center rounded-[12px] bg-accent text-on-accent hover:bg-accent-hover"
        >
          <SendHorizontal aria-hidden size={18} strokeWidth={1.75} />
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
