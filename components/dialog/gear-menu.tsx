"use client";

import { Archive, ArchiveRestore, Ban, MessageCircle, Settings } from "lucide-react";
import { useTranslations } from "next-intl";
import { iconButtonLook } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";

type Props = {
  closed: boolean;
  blocked: boolean;
  onClose(): void;
  onReopen(): void;
  onBlock(isBlocked: boolean): void;
};

/** What can be done with the dialog as a whole. */
export function GearMenu({ closed, blocked, onClose, onReopen, onBlock }: Props) {
  const t = useTranslations("dialog");
  const trigger = (
    <button type="button" aria-label={t("settings")} className={iconButtonLook}>
      <Settings size={18} strokeWidth={1.75} />
    </button>
  );
  return (
    <Menu trigger={trigger}>
      {!closed && (
        <MenuItem icon={Archive} command="closeOrReopen" onSelect={onClose}>
          {t("close")}
        </MenuItem>
      )}
      {closed && !blocked && (
        <MenuItem icon={ArchiveRestore} command="closeOrReopen" onSelect={onReopen}>
          {t("reopen")}
        </MenuItem>
      )}
      <MenuItem icon={blocked ? MessageCircle : Ban} onSelect={() => onBlock(!blocked)}>
        {t(blocked ? "unblock" : "block")}
      </MenuItem>
    </Menu>
  );
}
