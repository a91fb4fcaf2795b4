import type { Template } from "@/lib/templates/types";
import { fillTemplate } from "./fill-template";

type Props = { template: Pick<Template, "body">; values: Record<string, string> };

/** What a template says, with what is filled in marked. */
export function TemplateWords({ template, values }: Props) {
  return fillTemplate(template, values).map(({ text, name }, index) =>
    name === null ? (
      text
    ) : (
      <span
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces are only their places.
        key={index}
        className="rounded-[4px] bg-accent/14 px-0.5 font-medium text-accent-hover"
      >
        {text}
      </span>
    ),
  );
}
