"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { DialogRow } from "@/lib/dialogs/types/row";
import type { RowMenuPlace } from "./row-menu";

type Props = {
  row: DialogRow;
  hasMenu: boolean;
  isTabStop: boolean;
  onMenu(place: RowMenuPlace): void;
};

/** Opens a row's menu: there for a pointer that is on the row, and for the keyboard. A finger stays on the row instead. */
export function RowMenuButton({ row, hasMenu, isTabStop, onMenu }: Props) {
  const t = useTranslations("inbox.menu");
  return (
    <button
      type="button"
      aria-label={t("label", { name: row.name })}
      aria-haspopup="menu"
      aria-expanded={hasMenu}
      tabIndex={isTabStop ? 0 : -1}
      onClick={(event) => onMenu(placeUnder(row.id, event.currentTarget))}
      className="dots row-dots"
    />
  );
}

/** A row's menu, under what was pressed. */
export function placeUnder(dialogId: number, pressed: HTMLElement): RowMenuPlace {
  const { right, left, bottom, width } = pressed.getBoundingClientRect();
  const isSmall = width < 48;
  return {
    dialogId,
    left: isSmall ? right - width : left + 16,
    top: bottom + (isSmall ? 4 : -12),
    opener: pressed,
  };
}

/** A row's menu, where the pointer is; with the keyboard's own menu key there is none, and it stands at the row. */
export function placeAt(dialogId: number, event: MouseEvent<HTMLElement>): RowMenuPlace {
  const { clientX, clientY, currentTarget } = event;
  if (clientX === 0 && clientY === 0) return placeUnder(dialogId, currentTarget);
  return { dialogId, left: clientX, top: clientY, opener: currentTarget };
}
