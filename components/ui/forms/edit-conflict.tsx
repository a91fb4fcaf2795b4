"use client";

import { useTranslations } from "next-intl";
import { useScrollIntoView } from "@/components/ui/focus/use-scroll-into-view";
import { NoteBox } from "@/components/ui/notes/note-box";
import { isolateNumbers } from "@/components/ui/text/isolate-numbers";

/** How each field of a form is called, and what it says in words. */
export type FormWords<Form> = {
  [Field in keyof Form]-?: [label: string, say: (value: Form[Field]) => string];
};

type Props<Form> = {
  theirs: Partial<Form>;
  words: Partial<FormWords<Form>>;
  /** Is it hidden where names are? */
  isPrivate?: boolean;
};

/** Says, in sight, that a colleague changed the same fields meanwhile, what they say now, and how to go on. */
export function EditConflict<Form extends object>(props: Props<Form>) {
  const { theirs, words, isPrivate = false } = props;
  const t = useTranslations("shell.meanwhile");
  const note = useScrollIntoView(theirs);
  const fields = (Object.keys(theirs) as (keyof Form)[]).flatMap((field) => {
    const named = words[field];
    if (!named) return [];
    const [label, say] = named;
    return { label, now: say(theirs[field] as Form[typeof field]) };
  });
  return (
    <NoteBox ref={note} kind="refused" title={t("title")}>
      <p>{t("now")}</p>
      <dl className="my-1 grid gap-1">
        {fields.map(({ label, now }) => (
          <div key={label} className="flex flex-wrap gap-x-2">
            <dt className="font-medium text-ink">{label}</dt>
            <dd
              dir="auto"
              data-private={isPrivate || undefined}
              className="whitespace-pre-wrap [overflow-wrap:anywhere]"
            >
              {isolateNumbers(now) || t("nothing")}
            </dd>
          </div>
        ))}
      </dl>
      <p>{t("again")}</p>
    </NoteBox>
  );
}
