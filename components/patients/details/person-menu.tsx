"use client";

import {
  Ellipsis,
  Pencil,
  Undo2,
  UserRoundPlus,
  UserRoundSearch,
  UserRoundX,
} from "lucide-react";
import { useTranslations } from "next-intl";
import { iconButtonLook } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { PersonKind } from "@/lib/patients/types";

/** What else can be done about who is behind a dialog. */
export type PersonDeed = "edit" | "different" | "beside" | "unlink" | "makeLead";

type Props = { kind: PersonKind; onChoose(deed: PersonDeed): void };

const icons = {
  edit: Pencil,
  different: UserRoundSearch,
  beside: UserRoundPlus,
  makeLead: Undo2,
  unlink: UserRoundX,
};

/** The less usual of it, behind three dots. */
export function PersonMenu({ kind, onChoose }: Props) {
  const t = useTranslations("patients.details.menu");
  const deeds = (Object.keys(icons) as PersonDeed[]).filter(
    (deed) => deed !== "makeLead" || kind === "patient",
  );
  const trigger = (
    <button type="button" aria-label={t("label")} className={`${iconButtonLook} size-8!`}>
      <Ellipsis size={18} strokeWidth={1.75} />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      {deeds.map((deed) => (
        <MenuItem key={deed} icon={icons[deed]} onSelect={() => onChoose(deed)}>
          {t(deed)}
        </MenuItem>
      ))}
    </Menu>
  );
}
