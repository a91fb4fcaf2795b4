import { useTranslations } from "next-intl";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import { type Around, around, fileIn, filledIn, piecesOf } from "@/lib/fill-template";

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

type ExtrasProps = {
  of: Around;
  place: "above" | "below";
  values: Record<string, string>;
};

/** What a template says and leads to above its words or below: a header or a file, a button with its link. */
export function TemplateExtras({ of, place, values }: ExtrasProps) {
  const t = useTranslations("templates");
  const extras = around(of)[place];
  if (extras.length === 0) return null;
  return (
    <ul
      aria-label={t(place)}
      className="flex max-w-full flex-col gap-0.5 text-ink-2 text-meta"
    >
      {extras.map((words) => (
        <li key={words} dir="auto" className="[overflow-wrap:anywhere]">
          <Extra words={words} values={values} />
        </li>
      ))}
    </ul>
  );
}

/** A file by its name, for nobody reads an address; anything else as it stands. */
function Extra({ words, values }: Props) {
  const file = fileIn(words);
  if (file === null) return <TemplateWords words={words} values={values} />;
  return (
    <span title={filledIn(words, values)} className="flex items-center gap-1.5">
      <Icon of={signOf(file)} size={14} />
      <span dir="auto" className="min-w-0">
        <TemplateWords words={file} values={values} />
      </span>
    </span>
  );
}

/** The sign of a file, by what its name ends in. */
function signOf(fileName: string): IconName {
  const [, ending = ""] = /\.(\w+)$/.exec(fileName.toLowerCase()) ?? [];
  return signs.find(([endings]) => endings.includes(ending))?.[1] ?? "icon-paperclip";
}

const signs: [string[], IconName][] = [
  [["jpg", "jpeg", "png", "webp", "gif"], "icon-image"],
  [["mp4", "3gp", "mov"], "icon-video"],
  [["pdf", "doc", "docx", "txt"], "icon-file-text"],
];
