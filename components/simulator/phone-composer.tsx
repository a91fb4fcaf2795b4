import { useTranslations } from "next-intl";
import { useState } from "react";
import { AimStrip } from "./aim-strip";
import { AttachmentChoice } from "./attachment-choice";
import type { Attachment, Draft, PhoneMessage } from "./types";
import { WritingForm } from "./writing-form";

type PhoneComposerProps = {
  offered: readonly Attachment[];
  replyTo: PhoneMessage | null;
  onSend: (draft: Omit<Draft, "replyTo">) => Promise<boolean>;
  onLeaveReply: () => void;
};

/** Writes as the patient. */
export function PhoneComposer({
  offered,
  replyTo,
  onSend,
  onLeaveReply,
}: PhoneComposerProps) {
  const t = useTranslations("simulator");
  const [text, setText] = useState("");
  const [attachment, setAttachment] = useState<Attachment | null>(null);
  const [hasFailed, setFailed] = useState(false);

  const submit = async () => {
    const draft = { text: text.trim(), attachment };
    if (!draft.text && !draft.attachment) return;
    setText("");
    setAttachment(null);
    const isSent = await onSend(draft);
    setFailed(!isSent);
    if (!isSent) setText((newer) => newer || draft.text);
  };

  return (
    <WritingForm
      text={text}
      onText={setText}
      onSubmit={submit}
      isRequired={attachment === "story"}
    >
      {replyTo && (
        <AimStrip title={t("replyingTo")} at={replyTo} onLeave={onLeaveReply} />
      )}
      <AttachmentChoice offered={offered} chosen={attachment} onChoose={setAttachment} />
      {hasFailed && (
        <p role="alert" className="text-bad text-preview">
          {t("notSent")}
        </p>
      )}
    </WritingForm>
  );
}
