import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

/** The card in which a sender is added; the first one is told what it is for. */
export function NewSender({
  isFirst,
  children,
}: {
  isFirst: boolean;
  children: ReactNode;
}) {
  const t = useTranslations("settings.twilio");
  return (
    <section
      aria-labelledby="new-sender"
      className="rounded-card border border-line bg-surface"
    >
      <header className="grid gap-0.5 border-line border-b px-4 py-3 md:px-5">
        <h2 id="new-sender" className="font-semibold">
          {t(isFirst ? "firstTitle" : "newTitle")}
        </h2>
        {isFirst && (
          <p className="max-w-prose text-ink-2 text-preview">{t("firstText")}</p>
        )}
      </header>
      {children}
    </section>
  );
}
