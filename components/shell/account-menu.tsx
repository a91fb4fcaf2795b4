"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Choose } from "@/components/preferences/preferences";
import { Avatar } from "@/components/ui/avatar";
import { fetchedLater } from "@/components/ui/fetched-later";
import { FetchedPlace } from "@/components/ui/fetched-place";
import { useOpener } from "@/components/ui/use-opener";
import type { AccountTag } from "@/lib/accounts/types/tag";
import { firstNameOf } from "@/lib/format";
import { menuItemLook } from "./main-menu";

/** Opened now and then: the first paint does not wait for it. */
const PreferencesWindow = fetchedLater(() =>
  import("@/components/preferences/preferences-window").then(
    (file) => file.PreferencesWindow,
  ),
);

/** Fetched when somebody reaches for its button. */
export const AccountWindow = fetchedLater(() =>
  import("./account-window").then((file) => file.AccountWindow),
);

const fetchAhead = () => void AccountWindow.fetch().catch(() => undefined);

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
  const opener = useOpener();
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
      <FetchedPlace>
        {opener.isOpen && (
          <AccountWindow {...props} opener={opener} onChoose={() => setChoosing(true)} />
        )}
      </FetchedPlace>
      <FetchedPlace>
        {isChoosing && (
          <PreferencesWindow
            accounts={accounts}
            choose={choose}
            onClose={() => setChoosing(false)}
          />
        )}
      </FetchedPlace>
    </>
  );
}
