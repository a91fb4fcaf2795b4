import { useTranslations } from "next-intl";

/** What this page is, for someone who opens it first. */
export function Explanation() {
  const t = useTranslations("simulator");
  return (
    <div className="flex flex-col gap-2 text-ink-2">
      <h1 className="font-semibold text-ink text-title">{t("title")}</h1>
      <p>{t("what")}</p>
      <p>{t("how")}</p>
    </div>
  );
}
