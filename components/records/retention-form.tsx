"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { ChangedMeanwhile } from "@/components/ui/changed-meanwhile";
import { SelectField } from "@/components/ui/field";
import { NoteBox } from "@/components/ui/note-box";
import { unreached } from "@/components/ui/unreached";
import { useSeen } from "@/components/ui/use-seen";
import type {
  Retention,
  RetentionAnswer,
  RetentionMonths,
  RetentionPreview,
} from "@/lib/records/types";

type Deed = (months: RetentionMonths) => Promise<RetentionAnswer>;
type Props = {
  retention: Retention;
  preview: Deed;
  /** `seen` is what the form said when it was opened. */
  save(typed: RetentionMonths, seen: RetentionMonths): Promise<RetentionAnswer>;
};

const choices = [3, 6, 12, 24, 36, 60, 84, 120];

/** Both times, what they would delete, and saving them. */
export function RetentionForm({ retention, preview, save }: Props) {
  const t = useTranslations("records.retention");
  const refusal = useTranslations("auth.refused");
  const { messageMonths, deliveryMonths } = retention;
  const [months, setMonths] = useState({ messageMonths, deliveryMonths });
  const saveOver = useSeen({ messageMonths, deliveryMonths }, save);
  const [said, setSaid] = useState<(RetentionAnswer & { saved: boolean }) | null>(null);
  const [isPending, startTransition] = useTransition();
  const [asked, setAsked] = useState<"save" | "preview">("preview");
  const isBusy = (deed: typeof asked) => isPending && asked === deed;
  const asking = (deed: Deed, saved: boolean) => () => {
    setAsked(saved ? "save" : "preview");
    startTransition(async () => {
      const answer = await deed(months).catch(unreached);
      setSaid({ ...answer, saved });
    });
  };
  const told = (count: number | null) =>
    count === null ? t("forGood") : t("months", { count });
  const choose = (name: keyof RetentionMonths) => (value: number | null) => {
    setSaid(null);
    setMonths({ ...months, [name]: value });
  };
  return (
    <div className="grid gap-4" aria-busy={isPending}>
      <Months
        label={t("messages")}
        help={t("messagesHelp")}
        value={months.messageMonths}
        onChoose={choose("messageMonths")}
      />
      <Months
        label={t("deliveries")}
        help={t("deliveriesHelp")}
        value={months.deliveryMonths}
        onChoose={choose("deliveryMonths")}
      />
      {said && "theirs" in said && (
        <ChangedMeanwhile
          theirs={said.theirs}
          words={{
            messageMonths: [t("messages"), told],
            deliveryMonths: [t("deliveries"), told],
          }}
        />
      )}
      {said && !said.ok && !("theirs" in said) && (
        <NoteBox kind="refused" title={refusal(said.reason)} />
      )}
      {said?.ok && said.saved && <NoteBox kind="well" title={t("saved")} />}
      {said?.ok && <Preview preview={said.preview} />}
      <div className="flex flex-wrap gap-2">
        <Button look="primary" disabled={isPending} onClick={asking(saveOver, true)}>
          {t(isBusy("save") ? "saving" : "save")}
        </Button>
        <Button disabled={isPending} onClick={asking(preview, false)}>
          {t(isBusy("preview") ? "previewing" : "preview")}
        </Button>
      </div>
    </div>
  );
}

type MonthsProps = {
  label: string;
  help: string;
  value: number | null;
  onChoose(value: number | null): void;
};

function Months({ label, help, value, onChoose }: MonthsProps) {
  const t = useTranslations("records.retention");
  return (
    <SelectField
      label={label}
      help={help}
      value={value ?? ""}
      onChange={({ target }) =>
        onChoose(target.value === "" ? null : Number(target.value))
      }
    >
      <option value="">{t("forGood")}</option>
      {choices.map((count) => (
        <option key={count} value={count}>
          {t("months", { count })}
        </option>
      ))}
    </SelectField>
  );
}

function Preview({ preview }: { preview: RetentionPreview }) {
  const t = useTranslations("records.retention");
  const { messages, dialogs, files, deliveries } = preview;
  if (messages + files + deliveries === 0) {
    return <NoteBox kind="well" title={t("nothing")} />;
  }
  return (
    <NoteBox kind="doubt" title={t("wouldGo")}>
      <ul className="list-disc ps-4">
        <li>{t("count.messages", { count: messages, dialogs })}</li>
        <li>{t("count.files", { count: files })}</li>
        <li>{t("count.deliveries", { count: deliveries })}</li>
      </ul>
    </NoteBox>
  );
}
