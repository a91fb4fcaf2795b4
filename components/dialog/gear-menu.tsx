"use client";

import { useTranslations } from "next-intl";
import { memo } from "react";
import type { TouchDeeds } from "@/components/touches/use-touch-deeds";
import { IconButton } from "@/components/ui/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menu";

type Props = {
  closed: boolean;
  blocked: boolean;
  touches: Pick<TouchDeeds, "view" | "create">;
  onClose(): void;
  onReopen(): void;
  onBlock(isBlocked: boolean): void;
};

/** What can be done with the dialog as a whole. */
export const GearMenu = memo(function GearMenu(props: Props) {
  const { closed, blocked, touches, onClose, onReopen, onBlock } = props;
  const t = useTranslations("dialog");
  const named = useTranslations("touches");
  const trigger = <IconButton icon="icon-settings" label={t("settings")} />;
  return (
    <Menu trigger={trigger}>
      <MenuItem
        icon="icon-rotate-ccw-clock"
        command="viewTouches"
        onSelect={() => touches.view()}
      >
        {named("view")}
      </MenuItem>
      <MenuItem icon="icon-calendar-plus" command="createTouch" onSelect={touches.create}>
        {named("create")}
      </MenuItem>
      <MenuLine />
      {!closed && (
        <MenuItem icon="icon-archive" command="closeOrReopen" onSelect={onClose}>
          {t("close")}
        </MenuItem>
      )}
      {closed && !blocked && (
        <MenuItem icon="icon-archive-restore" command="closeOrReopen" onSelect={onReopen}>
          {t("reopen")}
        </MenuItem>
      )}
      <MenuItem
        icon={blocked ? "icon-message-circle" : "icon-ban"}
        onSelect={() => onBlock(!blocked)}
      >
        {t(blocked ? "unblock" : "block")}
      </MenuItem>
    </Menu>
  );
});
