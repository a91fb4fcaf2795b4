"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Choose } from "@/components/preferences/preferences";
import { LazyBoundary } from "@/components/ui/loading/lazy-boundary";
import { lazyComponent } from "@/components/ui/loading/lazy-component";
import { usePopover } from "@/components/ui/menus/use-popover";
import { Avatar } from "@/components/ui/tags/avatar";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { firstNameOf } from "@/lib/format";
import { menuItemLook } from "./main-menu";

/** Opened now and then: the first paint does not wait for it. */
const PreferencesWindow = lazyComponent(() =>
  import("@/components/preferences/preferences-window").then(
    (file) => file.PreferencesWindow,
  ),
);

/** Fetched when somebody reaches for its button. */
export const AccountWindow = lazyComponent(() =>
  import("./account-window").then((file) => file.AccountWindow),
);

const fetchAhead = () => void AccountWindow.prefetch().catch(() => undefined);

type Props = {
  staff: { name: string; role: "admin" | "staff" };
  sandbox: boolean;
  discreet: boolean;
  timeZone: string | undefined;
  /** The accounts that may call. */
  accounts: AccountTag[];
  choose: Choose;
};

/** Who is signed in, how the screen looks and sounds to them, and the way out. */
export function AccountMenu({ accounts, choose, ...props }: Props) {
  const { staff } = props;
  const t = useTranslations("shell");
  const opener = usePopover();
  const [isChoosing, setChoosing] = useState(false);
  return (
    <>
      <button
        type="button"
        {...opener.trigger}
        aria-haspopup="dialog"
        aria-label={t("account", { name: staff.name })}
        onPointerEnter={fetchAhead}
        onFocus={fetchAhead}
        className={`${menuItemLook} cursor-pointer text-ink-2 md:h-[60px]! md:hover:bg-hover`}
      >
        <Avatar
          name={staff.name}
          isStaff
          className="size-9 bg-avatar text-[12px] max-md:size-6 max-md:text-[9px]"
        />
        <span className="max-w-full truncate">{firstNameOf(staff.name)}</span>
      </button>
      <LazyBoundary>
        {opener.isOpen && (
          <AccountWindow {...props} opener={opener} onChoose={() => setChoosing(true)} />
        )}
      </LazyBoundary>
      <LazyBoundary>
        {isChoosing && (
          <PreferencesWindow
            accounts={accounts}
            choose={choose}
            onClose={() => setChoosing(false)}
          />
        )}
      </LazyBoundary>
    </>
  );
}
