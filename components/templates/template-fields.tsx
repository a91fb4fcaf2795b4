"use client";

import { useTranslations } from "next-intl";
import { SelectField, TextField } from "@/components/ui/forms/field";
import { variablesIn } from "@/lib/fill-template";
import type { Template, TemplateChoice } from "@/lib/templates/types";
import { languageName } from "./language-name";
import { TemplateExtras, TemplateWords } from "./template-words";

type Props = {
  templates: Template[];
  template: Template;
  choice: TemplateChoice;
  /** Does it stand in the place of one that is not offered any more? */
  isGone: boolean;
  /** Did somebody try to send it as it is? */
  tried: object | null;
  onTemplate(template: Template): void;
  onValues(values: Record<string, string>): void;
};

/** Which template, and what fills it in; beside them, on a phone between them, what will be read. */
export function TemplateFields(props: Props) {
  const { templates, template, choice, isGone, tried, onTemplate, onValues } = props;
  const t = useTranslations("templates.choose");
  return (
    <div className="grid gap-3 lg:grid-cols-[minmax(0,5fr)_minmax(0,8fr)] lg:grid-rows-[auto_1fr] lg:gap-x-4">
      <SelectField
        label={t("template")}
        value={template.id}
        error={isGone ? t("gone") : null}
        onChange={(event) => {
          const id = Number(event.target.value);
          const chosen = templates.find((one) => one.id === id);
          if (chosen) onTemplate(chosen);
        }}
      >
        {templates.map(({ id, name, language }) => (
          <option key={id} value={id}>
            {`${name.replaceAll("_", " ")} · ${languageName(language)}`}
          </option>
        ))}
      </SelectField>
      <div className="lg:col-start-2 lg:row-span-2 lg:row-start-1">
        <p className="mb-1.5 font-medium text-preview">{t("preview")}</p>
        <div className="flex justify-end rounded-[10px] bg-canvas p-3">
          <div className="grid min-w-0 gap-1 rounded-bubble rounded-ee-[4px] bg-bubble-out px-3 pt-[7px] pb-2">
            <TemplateExtras of={template} place="above" values={choice.values} />
            <p
              dir="auto"
              className="whitespace-pre-wrap text-message [overflow-wrap:anywhere]"
            >
              <TemplateWords words={template.body} values={choice.values} />
            </p>
            <TemplateExtras of={template} place="below" values={choice.values} />
          </div>
        </div>
      </div>
      <div className="grid content-start gap-3 empty:hidden">
        {variablesIn(template).map((name) => (
          <TextField
            key={`${template.id} ${name}`}
            label={t("field", { name })}
            placeholder={template.samples[name] ?? ""}
            dir="auto"
            autoComplete="off"
            maxLength={200}
            required
            value={choice.values[name] ?? ""}
            error={tried && !choice.values[name]?.trim() ? t("missing") : null}
            onChange={(event) =>
              onValues({ ...choice.values, [name]: event.target.value })
            }
          />
        ))}
      </div>
    </div>
  );
}
