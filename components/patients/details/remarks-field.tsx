"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { PersonActions } from "@/components/patients/person-actions";
import { usePersonAct } from "@/components/patients/use-person-act";
import { Button } from "@/components/ui/buttons/button";
import { EditConflict } from "@/components/ui/forms/edit-conflict";
import { longest } from "@/lib/patients/types/draft";
import type { Person } from "@/lib/patients/types/person";
import { remarksDrafts as drafts, type TypedRemarks } from "./remarks-drafts";
import { Section } from "./section";

type Props = {
  person: Person;
  /** In whose Details they stand; none on the person's own page. */
  dialogId?: number;
  remark: PersonActions["remark"];
  onDone(): void | Promise<void>;
};

/** What staff know about somebody, to read and to change on the spot. Give it the person's id as its key. */
export function RemarksField({ person, dialogId, remark, onDone }: Props) {
  const t = useTranslations("patients.details.remarks");
  const act = usePersonAct(onDone);
  const [typed, setTyped] = useState(() => drafts.read(person.id));
  const text = typed?.text ?? person.remarks;
  const isChanged = typed !== null && text !== person.remarks;
  function keep(now: TypedRemarks | null) {
    if (now) drafts.keep(person.id, now, now.text !== now.seen);
    else drafts.forget(person.id);
    setTyped(now);
  }
  const type = (words: string) =>
    keep({ text: words, seen: typed?.seen ?? person.remarks, dialogId });
  /** What a colleague wrote has been shown: saving again replaces it. */
  function see(seen = "") {
    const now = drafts.read(person.id);
    if (now) keep({ ...now, seen });
  }
  async function save() {
    if (!typed) return;
    const isSaved = await act.run(async () => {
      const said = await remark(person.id, text, typed.seen);
      if ("theirs" in said) see(said.theirs.remarks);
      return said;
    });
    const now = drafts.read(person.id);
    if (!isSaved || !now) return;
    // What was typed meanwhile is yet to be saved.
    keep(now.text === text ? null : { ...now, seen: text });
  }
  return (
    <Section title={t("title")}>
      <textarea
        aria-label={t("title")}
        placeholder={t("placeholder")}
        value={text}
        rows={text ? Math.min(8, text.split("\n").length + 1) : 1}
        maxLength={longest.remarks}
        dir="auto"
        data-private
        onChange={(event) => type(event.target.value)}
        className={fieldLook}
      />
      {person.merged.map(
        ({ id, name, remarks }) =>
          remarks && (
            <p
              key={id}
              data-private
              className="mt-2 text-meta text-ink-2 whitespace-pre-line"
            >
              {t("merged", { name })} {remarks}
            </p>
          ),
      )}
      {act.refusal && (
        <p role="alert" className="mt-1 text-bad text-meta">
          {act.refusal}
        </p>
      )}
      {isChanged && act.theirs && (
        <div className="mt-2">
          <EditConflict
            isPrivate
            theirs={act.theirs}
            words={{ remarks: [t("title"), (remarks) => remarks] }}
          />
        </div>
      )}
      {isChanged && (
        <div className="mt-2 flex justify-end gap-2">
          <Button look="quiet" size="small" onClick={() => keep(null)}>
            {t("discard")}
          </Button>
          <Button
            look="primary"
            size="small"
            onClick={() => void save()}
            aria-disabled={act.isPending}
          >
            {t("save")}
          </Button>
        </div>
      )}
    </Section>
  );
}

const fieldLook =
  "block w-full resize-none rounded-control border border-transparent bg-sunken px-2.5 py-1.5 text-preview placeholder:text-ink-3 " +
  "hover:border-control focus:border-control focus:bg-surface max-md:text-[16px]";
