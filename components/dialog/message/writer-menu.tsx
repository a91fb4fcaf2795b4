"use client";

import { useTranslations } from "next-intl";
import { Menu, MenuChoice, MenuChoices } from "@/components/ui/menus/menu";
import type { ThreadMessage } from "@/lib/dialogs/types/message";
import type { Family } from "./family";

type Props = { message: ThreadMessage; family: Family };

/** Asks who of a family wrote a message and those said with it, or lets that be changed. */
export function WriterMenu({ message, family }: Props) {
  const t = useTranslations("patients.head");
  const { person } = message;
  const unknown = "0";
  const trigger = (
    <button
      type="button"
      aria-label={person ? t("change", { name: person.name }) : undefined}
      className="shrink-0 cursor-pointer rounded-[4px] font-medium text-accent hover:underline pointer-coarse:py-2"
    >
      {person ? t("changeShort") : t("ask")}
    </button>
  );
  return (
    <Menu trigger={trigger} align="start">
      <MenuChoices
        label={t("ask")}
        value={String(person?.id ?? unknown)}
        onChoose={(id) => family.attribute(message.id, Number(id) || null)}
      >
        {family.people.map(({ id, name }) => (
          <MenuChoice key={id} value={String(id)}>
            <bdi data-private>{name}</bdi>
          </MenuChoice>
        ))}
        <MenuChoice value={unknown}>{t("unknown")}</MenuChoice>
      </MenuChoices>
    </Menu>
  );
}
