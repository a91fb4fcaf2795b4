"use client";

import { useTranslations } from "next-intl";
import { memo, useRef } from "react";
import { run } from "@/components/keyboard/commands";
import type { TouchNavigation } from "@/components/touches/use-touch-navigation";
import { IconButton } from "@/components/ui/buttons/button";
import { Menu, MenuItem, MenuLine } from "@/components/ui/menus/menu";

type Props = {
  closed: boolean;
  blocked: boolean;
  /** Has somebody got the dialog? */
  assigned: boolean;
  touches: Pick<TouchNavigation, "view" | "create">;
  onClose(): void;
  onReopen(): void;
  onBlock(isBlocked: boolean): void;
};

/** What can be done with the dialog as a whole. */
export const GearMenu = memo(function GearMenu(props: Props) {
  const { closed, blocked, assigned, touches, onClose, onReopen, onBlock } = props;
  const t = useTranslations("dialog");
  const named = useTranslations("touches");
  const giving = useTranslations("colleagues.assignee");
  const givesWay = useRef(false);
  function giveWay() {
    if (!givesWay.current) return;
    givesWay.current = false;
    // Called from the gear, which has the focus again by then, so that it leads back here.
    queueMicrotask(() => run("assign"));
  }
  const trigger = <IconButton icon="icon-settings" label={t("settings")} />;
  return (
    <Menu trigger={trigger} onCloseAutoFocus={giveWay}>
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
      {!assigned && (
        <div className="min-[421px]:hidden">
          <MenuItem
            icon="icon-user-round-plus"
            command="assign"
            onSelect={() => {
              givesWay.current = true;
            }}
          >
            {giving("assign")}
          </MenuItem>
        </div>
      )}
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
