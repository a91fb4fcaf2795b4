"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { draftOf } from "@/components/patients/form/person-draft";
import { PersonForm } from "@/components/patients/form/person-form";
import { MergePeople } from "@/components/patients/merge/merge-people";
import type { RecordActions } from "@/components/patients/person-actions";
import { usePersonAct } from "@/components/patients/use-person-act";
import { ErasePerson } from "@/components/records/erase-person";
import { Button, IconButton } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Menu, MenuItem } from "@/components/ui/menus/menu";
import { Refusal } from "@/components/ui/notes/refusal";
import type { Person } from "@/lib/patients/types/person";

type Props = { person: Person; actions: RecordActions };

/** What can be done about a record as a whole. */
export function PersonButtons({ person, actions }: Props) {
  const t = useTranslations("patients");
  const records = useTranslations("records");
  const startWords = useTranslations("start");
  const router = useRouter();
  const refresh = () => router.refresh();
  const act = usePersonAct(refresh);
  const [asked, setAsked] = useState<"edit" | "merge" | "erase" | null>(null);
  const { id, kind, archived } = person;
  const close = () => setAsked(null);
  const editing = useRef<HTMLButtonElement>(null);
  /** The button that did it goes: who is a lead no more is not made a patient again. */
  const makePatient = async () => {
    if (await act.run(() => actions.makePatient(id))) editing.current?.focus();
  };
  return (
    <>
      <Refusal className="order-last mb-2 basis-full max-md:mx-2">{act.refusal}</Refusal>
      {kind === "lead" && (
        <Button
          className="max-lg:px-2.5"
          aria-disabled={act.isPending || undefined}
          onClick={() => void makePatient()}
        >
          <Icon of="icon-user-check" size={16} />
          <span className="max-lg:sr-only">{t("details.makePatient")}</span>
        </Button>
      )}
      <IconButton
        ref={editing}
        icon="icon-pencil"
        label={t("details.menu.edit")}
        onClick={() => setAsked("edit")}
      />
      <Menu trigger={<IconButton icon="icon-ellipsis" label={t("details.menu.label")} />}>
        <MenuItem
          icon="icon-square-pen"
          onSelect={() => router.push(`/dialogs?new=${id}` as Route)}
        >
          {startWords("title")}
        </MenuItem>
        <MenuItem icon="icon-merge" onSelect={() => setAsked("merge")}>
          {t("merge.menu")}
        </MenuItem>
        {kind === "patient" && (
          <MenuItem
            icon="icon-undo-2"
            onSelect={() => void act.run(() => actions.makeLead(id))}
          >
            {t("details.menu.makeLead")}
          </MenuItem>
        )}
        {archived ? (
          <MenuItem
            icon="icon-archive-restore"
            onSelect={() => void act.run(() => actions.unarchive(id))}
          >
            {t("record.unarchive")}
          </MenuItem>
        ) : (
          <MenuItem
            icon="icon-archive"
            onSelect={() => void act.run(() => actions.archive(id))}
          >
            {t("record.archive")}
          </MenuItem>
        )}
        <MenuItem
          icon="icon-file-output"
          onSelect={() => router.push(`/patients/${id}/export`)}
        >
          {records("export.menu")}
        </MenuItem>
        {actions.erase && (
          <MenuItem icon="icon-eraser" onSelect={() => setAsked("erase")}>
            {records("erase.menu")}
          </MenuItem>
        )}
      </Menu>
      {asked === "edit" && (
        <PersonForm
          title={t("form.editTitle")}
          submit={t("form.save")}
          start={draftOf(person)}
          save={(draft, seen) => actions.edit(id, draft, seen)}
          onSaved={() => {
            refresh();
            close();
          }}
          onClose={close}
        />
      )}
      {asked === "erase" && actions.erase && (
        <ErasePerson
          name={person.name}
          erase={actions.erase.bind(null, id)}
          onClose={close}
        />
      )}
      {asked === "merge" && (
        <MergePeople person={person} merge={actions.merge} onClose={close} />
      )}
    </>
  );
}
