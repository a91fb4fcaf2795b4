import { useTranslations } from "next-intl";

/** What stands where an address leads to nothing, or to what is not the reader's. */
export function NothingHere() {
  const t = useTranslations("auth.notFound");
  return (
    <div className="instead-of-page">
      <h1 className="text-title font-semibold">{t("title")}</h1>
      <p className="text-ink-2">{t("text")}</p>
      {/* Not the router's link, whose script every page would load for this one. */}
      <a href="/dialogs" className="border border-line-strong bg-surface hover:bg-hover">
        {t("back")}
      </a>
    </div>
  );
}
