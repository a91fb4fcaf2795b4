"use client";

import { KeyRound, LogOut } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { lazy, Suspense, useState } from "react";
import type { Choose } from "@/components/preferences/preferences";
import { SignOutButton } from "@/components/sign-in/sign-out-button";
import { Avatar } from "@/components/ui/avatar";
import { popoverLook } from "@/components/ui/menu";
import type { AccountTag } from "@/lib/dialogs/types";
import { AccountDeeds, deedLook } from "./account-deeds";
import { menuItemLook } from "./main-menu";
import { ThemeChoice } from "./theme-choice";

/** Opened now and then: the first paint does not wait for it. */
const PreferencesWindow = lazy(() =>
  import("@/components/preferences/preferences-window").then((module) => ({
    default: module.PreferencesWindow,
  })),
);

type Props = {
  staff: { name: string; role: "admin" | "staff" };
  sandbox: boolean;
  discreet: boolean;
  /** The accounts that may call. */
  accounts: AccountTag[];
  choose: Choose;
};

/** Who is signed in, how the screen looks and sounds to them, and the way out. */
export function AccountMenu({ staff, sandbox, discreet, accounts, choose }: Props) {
  const t = useTranslations("shell");
  const [isOpen, setOpen] = useState(false);
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <Popover.Root open={isOpen} onOpenChange={setOpen}>
        <Popover.Trigger
          aria-label={t("account", { name: staff.name })}
          className={`${menuItemLook} cursor-pointer text-ink-2 md:h-[60px]! md:hover:bg-hover`}
        >
          <Avatar
            name={staff.name}
            isStaff
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
            <p className="px-2.5 pb-1.5 text-ink-3 text-meta">
              {t(`role.${staff.role}`)}
            </p>
            {sandbox && (
              <p className="px-2.5 pb-1.5 text-meta text-warn md:hidden">
                {t("sandboxMeaning")}
              </p>
            )}
            <hr className="mx-1 my-1.5 border-line" />
            <ThemeChoice />
            <hr className="mx-1 my-1.5 border-line" />
            <AccountDeeds
              discreet={discreet}
              onDone={() => setOpen(false)}
              onChoose={() => setChoosing(true)}
            />
            <hr className="mx-1 my-1.5 border-line" />
            <Link href="/account" onClick={() => setOpen(false)} className={deedLook}>
              <KeyRound size={18} strokeWidth={1.75} className="me-1 text-ink-2" />
              {t("passwordAndSessions")}
            </Link>
            <SignOutButton className={deedLook}>
              <LogOut size={18} strokeWidth={1.75} className="me-1 text-ink-2" />
              {t("signOut")}
            </SignOutButton>
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <Suspense>
        {isChoosing && (
          <PreferencesWindow
            accounts={accounts}
            choose={choose}
            onClose={() => setChoosing(false)}
          />
        )}
      </Suspense>
    </>
  );
}
