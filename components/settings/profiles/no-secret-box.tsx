import { useTranslations } from "next-intl";
import { NoteBox } from "@/components/ui/notes/note-box";

/** Said before anybody fills in a form: without the app's secret no message can come in. */
export function NoSecretBox() {
  const t = useTranslations("settings.instagram");
  return (
    <NoteBox kind="doubt" title={t("noSecretTitle")}>
      {t("noSecretText")}
    </NoteBox>
  );
}
