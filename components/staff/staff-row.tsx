"use client";

import clsx from "clsx";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { cellLook, rowLook } from "@/components/settings/profiles/profile-table-look";
import { asFault } from "@/components/ui/forms/as-fault";
import { AccountTag } from "@/components/ui/tags/account-tag";
import { Avatar } from "@/components/ui/tags/avatar";
import { RelativeTime } from "@/components/ui/times/relative-time";
import type { Clock } from "@/lib/format";
import { shortDate } from "@/lib/format";
import type { StaffMember } from "@/lib/staff/types";
import type { MemberActions } from "./member-actions";
import { StaffActions } from "./staff-actions";
import { useRefused } from "./use-refused";

type Props = {
  member: StaffMember;
  isOwn: boolean;
  clock: Clock;
  actions: MemberActions;
};

/** One member of staff, and what came of what was last done with them. */
export function StaffRow({ member, isOwn, clock, actions }: Props) {
  const t = useTranslations("staff");
  const refused = useRefused();
  const [said, setSaid] = useState("");
  const [isPending, startTransition] = useTransition();
  const isGone = member.state === "deactivated";
  const doing = (action: "endSessions" | "reactivate", words: string) => () =>
    startTransition(async () => {
      const answer = await actions[action](member.id).catch(asFault);
      setSaid(answer.ok ? words : refused(answer.reason));
    });
  return (
    <tr
      className={clsx(rowLook, isGone && "text-ink-2")}
      aria-busy={isPending || undefined}
    >
      <th scope="row" className={clsx(cellLook, "text-start max-md:col-start-1")}>
        <span className="flex min-w-0 items-center gap-3">
          <Avatar
            name={member.name}
            className="size-9 bg-avatar text-[12px] md:max-xl:hidden"
          />
          <span className="grid min-w-0">
            <span className="font-semibold [overflow-wrap:anywhere]">
              <bdi>{member.name}</bdi>
              {isOwn && (
                <span className="ms-1.5 whitespace-nowrap font-normal text-ink-3 text-meta">
                  {t("you")}
                </span>
              )}
            </span>
            <span className="text-ink-2 text-meta [overflow-wrap:anywhere]">
              {member.email}
            </span>
          </span>
        </span>
      </th>
      <td className={clsx(cellLook, "max-md:order-1")}>{t(`roles.${member.role}`)}</td>
      <td className={clsx(cellLook, "max-md:order-2 max-md:col-span-2")}>
        <Accounts accounts={member.accounts} />
      </td>
      <td className={clsx(cellLook, "max-md:order-3 max-md:col-span-2")}>
        <LastSeen member={member} clock={clock} />
        <p role="status" className="text-ink-2 text-meta">
          {isPending ? "" : said}
        </p>
      </td>
      <td className={clsx(cellLook, "max-md:row-start-1 max-md:col-start-2 md:text-end")}>
        <StaffActions
          member={member}
          isOwn={isOwn}
          isPending={isPending}
          onEndSessions={doing("endSessions", t("sessionsEnded"))}
          onReactivate={doing("reactivate", t("reactivated"))}
        />
      </td>
    </tr>
  );
}

function Accounts({ accounts }: Pick<StaffMember, "accounts">) {
  const t = useTranslations("staff");
  if (!accounts) return t("allAccounts");
  if (accounts.length === 0) return <span className="text-ink-3">{t("noAccounts")}</span>;
  return (
    <ul className="flex flex-wrap gap-1">
      {accounts.map((account) => (
        <li key={account.id} className="flex max-w-full">
          <AccountTag account={account} className="max-w-full" />
        </li>
      ))}
    </ul>
  );
}

function LastSeen({ member, clock }: Pick<Props, "member" | "clock">) {
  const t = useTranslations("staff");
  const { state, since, lastSeenAt, openSessions } = member;
  if (state !== "active") {
    const when = since ? shortDate(since, clock.zone) : "";
    return (
      <span className="inline-flex h-[22px] items-center rounded-full bg-fill px-2 font-medium text-ink-2 text-meta">
        {t(`state.${state}`, { when })}
      </span>
    );
  }
  if (!lastSeenAt) return <span className="text-ink-3">{t("never")}</span>;
  return (
    <span className="inline-flex items-center gap-2">
      {openSessions > 0 && (
        <span aria-hidden className="size-2 shrink-0 rounded-full bg-ok" />
      )}
      <span>
        <RelativeTime at={lastSeenAt} clock={clock} />
        {openSessions > 0 && t("devices", { count: openSessions })}
      </span>
    </span>
  );
}
