import { useTranslations } from "next-intl";
import { piecesOf } from "@/lib/fill-template";

type Props = { words: string; values: Record<string, string> };

/** Words of a template, with what is filled in marked. */
export function TemplateWords({ words, values }: Props) {
  return piecesOf(words, values).map(({ text, name }, index) =>
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

type ExtrasProps = { extras: string[]; values: Record<string, string> };

/** What a template says and leads to besides its words: a header, a file, a button with its link. */
export function TemplateExtras({ extras, values }: ExtrasProps) {
  const t = useTranslations("templates");
  if (extras.length === 0) return null;
  return (
    <ul
      aria-label={t("extras")}
      className="flex max-w-full flex-col gap-0.5 text-ink-2 text-meta"
    >
      {extras.map((words) => (
        <li key={words} dir="auto" className="[overflow-wrap:anywhere]">
          <TemplateWords words={words} values={values} />
        </li>
      ))}
    </ul>
  );
}
