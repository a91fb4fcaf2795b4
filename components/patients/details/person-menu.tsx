"use client";

import { useTranslations } from "next-intl";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Menu, MenuItem } from "@/components/ui/menus/menu";
import type { PersonKind } from "@/lib/patients/types/person";

/** What else can be done about who is behind a dialog. */
export type PersonAction = "edit" | "different" | "beside" | "unlink" | "makeLead";

type Props = { kind: PersonKind; onChoose(action: PersonAction): void };

const icons = {
  edit: "icon-pencil",
  different: "icon-user-round-search",
  beside: "icon-user-round-plus",
  makeLead: "icon-undo-2",
  unlink: "icon-user-round-x",
} as const;

/** The less usual of it, behind three dots. */
export function PersonMenu({ kind, onChoose }: Props) {
  const t = useTranslations("patients.details.menu");
  const actions = (Object.keys(icons) as PersonAction[]).filter(
    (action) => action !== "makeLead" || kind === "patient",
  );
  const trigger = (
    <button
      type="button"
      aria-label={t("label")}
      className={`${iconButtonLook} size-8! pointer-coarse:size-11!`}
    >
      <Icon of="icon-ellipsis" size={18} />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      {actions.map((action) => (
        <MenuItem key={action} icon={icons[action]} onSelect={() => onChoose(action)}>
          {t(action)}
        </MenuItem>
      ))}
    </Menu>
  );
}
