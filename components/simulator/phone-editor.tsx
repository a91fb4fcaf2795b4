import { useTranslations } from "next-intl";
import { useState } from "react";
import { AimStrip } from "./aim-strip";
import type { PhoneMessage } from "./types";
import { WritingForm } from "./writing-form";

type PhoneEditorProps = {
  message: PhoneMessage;
  onSave: (text: string) => void;
  onLeave: () => void;
};

/** Writes one of the patient's own messages anew; the same words again change nothing. */
export function PhoneEditor({ message, onSave, onLeave }: PhoneEditorProps) {
  const t = useTranslations("simulator");
  const [text, setText] = useState(message.text);
  const save = () => {
    const newer = text.trim();
    if (newer === "" || newer === message.text) onLeave();
    else onSave(newer);
  };
  return (
    <WritingForm text={text} onText={setText} onSubmit={save} isRequired>
      <AimStrip title={t("editing")} at={message} onLeave={onLeave} />
    </WritingForm>
  );
}
