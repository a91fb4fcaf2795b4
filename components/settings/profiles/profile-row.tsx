"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useAccountSentences } from "@/components/settings/messaging/use-account-sentences";
import { useAsking } from "@/components/settings/messaging/use-asking";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { Avatar } from "@/components/ui/tags/avatar";
import { RelativeTime } from "@/components/ui/times/relative-time";
import type { SavedAccount } from "@/lib/accounts/types/saved";
import type { SaveAnswer } from "@/lib/accounts/types/saving";
import type { Clock } from "@/lib/format";
import { ProfileActions } from "./profile-actions";
import { ProfileStatus } from "./profile-status";
import { cellLook, rowLook } from "./profile-table-look";

type Props = {
  account: SavedAccount;
  clock: Clock;
  check(accountId: number): Promise<SaveAnswer>;
};

/** One profile: its tag, whether it works, its token's last signs, when it last heard and, with room, said something. */
export function ProfileRow({ account, clock, check }: Props) {
  const t = useTranslations("settings.instagram");
  const { said, isPending, ask } = useAsking<"checked">();
  const {
    tag,
    picture,
    secret,
    lastSignedInboundAt: lastIn,
    lastOutAt: lastOut,
  } = account;
  const { trouble } = useAccountSentences(tag.channel);
  return (
    <tr className={rowLook} aria-busy={isPending || undefined}>
      <th scope="row" className={clsx(cellLook, "text-start max-md:col-start-1")}>
        <span className="flex min-w-0 items-center gap-2.5">
          <Avatar name={tag.label} picture={picture} isStaff className={pictureLook} />
          <span className="grid min-w-0 justify-items-start gap-[3px]">
            <span className="max-w-full truncate font-semibold">{tag.label}</span>
            <AccountTag account={tag} className="max-w-full" />
          </span>
        </span>
      </th>
      <td className={clsx(cellLook, "max-md:order-1 max-md:col-span-2")}>
        <ProfileStatus account={account} clock={clock} />
        <p role="status" className="text-ink-2 text-meta">
          {said && (trouble(said.answer) ?? t(said.asked))}
        </p>
      </td>
      <td className={clsx(cellLook, "max-md:hidden")}>
        <span aria-hidden>•••• {secret.lastFour}</span>
        <span className="sr-only">
          {t("authTokenSet", { lastFour: secret.lastFour })}
        </span>
      </td>
      <td className={clsx(cellLook, "max-md:hidden")}>
        {lastIn ? <RelativeTime at={lastIn} clock={clock} /> : t("noMessage")}
      </td>
      <td className={clsx(cellLook, "max-[1359px]:hidden")}>
        {lastOut ? <RelativeTime at={lastOut} clock={clock} /> : t("noMessage")}
      </td>
      <td className={clsx(cellLook, "max-md:row-start-1 max-md:col-start-2 md:text-end")}>
        <ProfileActions
          account={account}
          now={clock.now}
          isPending={isPending}
          onCheck={() => ask("checked", () => check(tag.id))}
        />
      </td>
    </tr>
  );
}

const pictureLook = "size-8 bg-avatar text-[12px] max-md:hidden lg:max-xl:hidden";
