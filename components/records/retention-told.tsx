import { useTranslations } from "next-intl";
import { EditConflict } from "@/components/ui/forms/edit-conflict";
import { NoteBox } from "@/components/ui/notes/note-box";
import type {
  RetentionAnswer,
  RetentionMonths,
  RetentionPreview,
} from "@/lib/records/types";

/** What looking at the retention, or saving it, came to. */
export function RetentionTold({ said }: { said: RetentionAnswer & { saved: boolean } }) {
  const t = useTranslations("records.retention");
  const refusal = useTranslations("auth.refused");
  if ("theirs" in said) return <Theirs theirs={said.theirs} />;
  if (!said.ok) return <NoteBox kind="refused" title={refusal(said.reason)} />;
  return (
    <>
      {said.saved && <NoteBox kind="well" title={t("saved")} />}
      <WouldGo preview={said.preview} />
    </>
  );
}

function Theirs({ theirs }: { theirs: Partial<RetentionMonths> }) {
  const t = useTranslations("records.retention");
  const told = (count: number | null) =>
    count === null ? t("forGood") : t("months", { count });
  return (
    <EditConflict
      theirs={theirs}
      words={{
        messageMonths: [t("messages"), told],
        deliveryMonths: [t("deliveries"), told],
      }}
    />
  );
}

/** What a retention would delete. */
export function WouldGo({ preview }: { preview: RetentionPreview }) {
  const t = useTranslations("records.retention");
  const { messages, dialogs, files, deliveries } = preview;
  if (isNothing(preview)) return <NoteBox kind="well" title={t("nothing")} />;
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

/** Would nothing be deleted? */
export const isNothing = ({ messages, files, deliveries }: RetentionPreview) =>
  messages + files + deliveries === 0;
