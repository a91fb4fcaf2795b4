"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { memo } from "react";
import { buttonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Menu, MenuItem } from "@/components/ui/menus/menu";

type Props = { disabled: boolean; onSendAndClose(): void };

/** Sends what is written; the menu beside it also closes the dialog. */
export const SendButtons = memo(function SendButtons(props: Props) {
  const { disabled, onSendAndClose } = props;
  const t = useTranslations("dialog.composer");
  return (
    <div className="flex self-end [grid-area:send] md:m-1.5">
      <button
        type="submit"
        aria-label={t("send")}
        disabled={disabled}
        className={clsx(
          buttonLook({ look: "primary" }),
          atOnce,
          "max-md:size-11! max-md:rounded-card! max-md:p-0! md:rounded-e-none!",
        )}
      >
        <span className="max-md:hidden">{t("send")}</span>
        <Icon of="icon-send-horizontal" size={18} />
      </button>
      <div className="max-md:hidden">
        <Menu
          trigger={
            <button
              type="button"
              aria-label={t("sendMore")}
              disabled={disabled}
              className={clsx(
                buttonLook({ look: "primary" }),
                atOnce,
                "rounded-s-none! border-s-on-accent/25! px-1.5! disabled:border-s-line-strong!",
              )}
            >
              <Icon of="icon-chevron-up" size={16} />
            </button>
          }
        >
          <MenuItem icon="icon-archive" command="sendAndClose" onSelect={onSendAndClose}>
            {t("sendAndClose")}
          </MenuItem>
        </Menu>
      </div>
    </div>
  );
});

/** A key turns them on and off: colours that fade would have the page painted again and again beside what is typed. */
const atOnce = "transition-none!";
