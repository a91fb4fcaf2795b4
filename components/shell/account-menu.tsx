"use client";

import { LogOut } from "lucide-react";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { SignOutButton } from "@/components/sign-in/sign-out-button";
import { Avatar } from "@/components/ui/avatar";
import { buttonLook } from "@/components/ui/button";
import { popoverLook } from "@/components/ui/menu";
import { menuItemLook } from "./main-menu";
import { ThemeChoice } from "./theme-choice";

type Props = { staff: { name: string; role: "admin" | "staff" }; sandbox: boolean };

/** Who is signed in, how the screen looks to them, and the way out. */
export function AccountMenu({ staff, sandbox }: Props) {
  const t = useTranslations("shell");
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={t("account", { name: staff.name })}
        className={`${menuItemLook} cursor-pointer text-ink-2 md:h-[60px]! md:hover:bg-hover`}
      >
        <Avatar
          name={staff.name}
          className="size-9 bg-avatar text-[12px] max-md:size-6 max-md:text-[9px]"
        />
        <span className="max-w-full truncate">{staff.name.split(" ")[0]}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          aria-label={t("yourAccount")}
          className={`${popoverLook} w-[264px]`}
        >
          <p className="px-2.5 pt-1.5 font-semibold text-ink text-interface">
            {staff.name}
          </p>
          <p className="px-2.5 pb-1.5 text-ink-3 text-meta">{t(`role.${staff.role}`)}</p>
          {sandbox && (
            <p className="px-2.5 pb-1.5 text-meta text-warn md:hidden">
              {t("sandboxMeaning")}
            </p>
          )}
          <hr className="mx-1 my-1.5 border-line" />
          <ThemeChoice />
          <hr className="mx-1 my-1.5 border-line" />
          <SignOutButton
            className={`${buttonLook({ look: "quiet" })} w-full justify-start! px-2.5! text-ink!`}
          >
            <LogOut size={18} strokeWidth={1.75} className="me-1 text-ink-2" />
            {t("signOut")}
          </SignOutButton>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
