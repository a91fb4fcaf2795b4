"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { AskFirst } from "@/components/ui/ask-first";
import { Button } from "@/components/ui/button";
import { ChangedMeanwhile } from "@/components/ui/changed-meanwhile";
import { SelectField } from "@/components/ui/field";
import { NoteBox } from "@/components/ui/note-box";
import { unreached } from "@/components/ui/unreached";
import { UnsavedGuard } from "@/components/ui/unsaved-guard";
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
  const [saved, setSaved] = useState(months);
  const [said, setSaid] = useState<(RetentionAnswer & { saved: boolean }) | null>(null);
  const [wouldGo, setWouldGo] = useState<WouldGo | null>(null);
  const [isPending, startTransition] = useTransition();
  const [asked, setAsked] = useState<"save" | "preview">("preview");
  const isUnsaved = !isSame(months, saved);
  const saveOver = useSeen({ messageMonths, deliveryMonths }, save, {
    isUnsaved: isUnsaved || isPending,
    onStored(stored) {
      setMonths(stored);
      setSaved(stored);
    },
  });
  const isBusy = (deed: typeof asked) => isPending && asked === deed;
  const run = (deed: typeof asked, work: () => Promise<void>) => {
    if (isPending) return;
    setAsked(deed);
    startTransition(work);
  };
  const look = async () =>
    setSaid({ ...(await preview(months).catch(unreached)), saved: false });
  const keep = async (chosen: RetentionMonths) => {
    const answer = await saveOver(chosen).catch(unreached);
    setWouldGo(null);
    setSaid({ ...answer, saved: true });
    if (answer.ok) setSaved(chosen);
  };
  /** What can't be brought back is asked about before it goes. */
  const lookAndKeep = async () => {
    const looked = await preview(months).catch(unreached);
    if (!looked.ok) setSaid({ ...looked, saved: false });
    else if (isNothing(looked.preview)) await keep(months);
    else setWouldGo({ months, preview: looked.preview });
  };
  const told = (count: number | null) =>
    count === null ? t("forGood") : t("months", { count });
  const choose = (name: keyof RetentionMonths) => (value: number | null) => {
    setSaid(null);
    setMonths({ ...months, [name]: value });
  };
  return (
    <div className="grid gap-4" aria-busy={isPending}>
      <UnsavedGuard isUnsaved={isUnsaved} />
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
        <Button
          look={isUnsaved ? "primary" : "plain"}
          aria-disabled={isPending || undefined}
          onClick={() => run("save", lookAndKeep)}
        >
          {t(isBusy("save") ? "saving" : "save")}
        </Button>
        <Button
          aria-disabled={isPending || undefined}
          onClick={() => run("preview", look)}
        >
          {t(isBusy("preview") ? "previewing" : "preview")}
        </Button>
      </div>
      {wouldGo && (
        <AskFirst
          title={t("askTitle")}
          text={t("askText")}
          words={{ cancel: t("cancel"), confirm: t("confirm"), confirming: t("saving") }}
          isGrave
          isPending={isPending}
          confirm={() => run("save", () => keep(wouldGo.months))}
          onClose={() => setWouldGo(null)}
        >
          <Preview preview={wouldGo.preview} />
        </AskFirst>
      )}
    </div>
  );
}

/** What is to be saved, and what it would delete at once. */
type WouldGo = { months: RetentionMonths; preview: RetentionPreview };

const isSame = (one: RetentionMonths, other: RetentionMonths) =>
  one.messageMonths === other.messageMonths &&
  one.deliveryMonths === other.deliveryMonths;

const isNothing = ({ messages, files, deliveries }: RetentionPreview) =>
  messages + files + deliveries === 0;

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
  if (isNothing(preview)) {
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
