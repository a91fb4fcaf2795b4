import clsx from "clsx";
import { useTranslations } from "next-intl";
import { languageName } from "@/components/templates/language-name";
import { TemplateExtras, TemplateWords } from "@/components/templates/template-words";
import type { Template } from "@/lib/templates/types";

const looks: Record<Template["approval"], string> = {
  approved: "bg-ok-soft text-ok",
  pending: "bg-fill text-ink-2",
  unsubmitted: "bg-fill text-ink-2",
  rejected: "bg-bad-soft text-bad",
  disabled: "bg-bad-soft text-bad",
  paused: "bg-warn-soft text-warn",
};

/** One template: what it says, and how far it has come with the channel. */
export function TemplateRow({ template }: { template: Template }) {
  const t = useTranslations("templates");
  const { name, language, category, approval, rejection } = template;
  return (
    <li className="border-line px-4 py-3 not-last:border-b md:px-5">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 className="font-medium [overflow-wrap:anywhere]">{name}</h2>
        <span
          className={clsx(
            "rounded-[6px] px-1.5 py-0.5 font-medium text-meta",
            looks[approval],
          )}
        >
          {t(`approval.${approval}`)}
        </span>
        <span className="text-ink-3 text-meta">
          {[languageName(language), category].filter(Boolean).join(" · ")}
        </span>
      </div>
      <div className="mt-1 empty:hidden">
        <TemplateExtras of={template} place="above" values={template.samples} />
      </div>
      <p
        dir="auto"
        className="mt-1 whitespace-pre-wrap text-ink-2 text-preview [overflow-wrap:anywhere]"
      >
        <TemplateWords words={template.body} values={template.samples} />
      </p>
      <div className="mt-1 empty:hidden">
        <TemplateExtras of={template} place="below" values={template.samples} />
      </div>
      {rejection && approval !== "approved" && (
        <p className="mt-1 text-bad text-meta">{t("rejection", { why: rejection })}</p>
      )}
    </li>
  );
}
