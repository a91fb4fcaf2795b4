import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";

/** A contact behind which nobody is known to be, and what can be done about it. */
export function NoPerson({ onLink, onNew }: { onLink(): void; onNew(): void }) {
  const t = useTranslations("patients.details");
  return (
    <section className="grid justify-items-start gap-2 border-line border-b px-4 py-4">
      <Icon of="icon-user-round-x" size={20} className="text-ink-3" />
      <p className="text-ink-2 text-preview">{t("nobody")}</p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={onLink}>
          {t("link")}
        </Button>
        <Button size="small" onClick={onNew}>
          {t("newPerson")}
        </Button>
      </div>
    </section>
  );
}
