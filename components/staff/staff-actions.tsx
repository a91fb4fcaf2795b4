"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button, buttonLook, iconButtonLook } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import { Link } from "@/components/ui/links/link";
import { Menu, MenuItem } from "@/components/ui/menus/menu";
import type { StaffMember } from "@/lib/staff/types";
import { staffHrefs } from "./staff-hrefs";

type Props = {
  member: StaffMember;
  isOwn: boolean;
  isPending: boolean;
  onEndSessions(): void;
  onReactivate(): void;
};

/** The one thing that a member needs most, as a button, and everything else in a menu. */
export function StaffActions(props: Props) {
  const { member, isOwn, onEndSessions, onReactivate } = props;
  const t = useTranslations("staff");
  const router = useRouter();
  const to = (href: (staffId: number) => Route) => () =>
    router.push(href(member.id), { scroll: false });
  const isGone = member.state === "deactivated";
  const trigger = (
    <button
      type="button"
      aria-label={t("more", { name: member.name })}
      className={`${iconButtonLook} inline-grid!`}
    >
      <Icon of="icon-ellipsis" size={18} />
    </button>
  );
  return (
    <span className="inline-flex items-center gap-1">
      <span className="contents max-xl:hidden">
        <MainAction {...props} />
      </span>
      <span className="relative text-start">
        <Menu trigger={trigger}>
          {!isGone && (
            <MenuItem icon="icon-pencil" onSelect={to(staffHrefs.edit)}>
              {t("edit")}
            </MenuItem>
          )}
          {member.openSessions > 0 && (
            <MenuItem icon="icon-log-out" onSelect={onEndSessions}>
              {t("endSessions")}
            </MenuItem>
          )}
          {!isGone && !isOwn && (
            <MenuItem icon="icon-key-round" onSelect={to(staffHrefs.link)}>
              {t(member.state === "active" ? "resetPassword" : "newLink")}
            </MenuItem>
          )}
          {isOwn && (
            <MenuItem icon="icon-key-round" onSelect={() => router.push("/account")}>
              {t("changePassword")}
            </MenuItem>
          )}
          {!isGone && !isOwn && (
            <MenuItem icon="icon-user-x" onSelect={to(staffHrefs.deactivate)}>
              {t("deactivate")}
            </MenuItem>
          )}
          {isGone && (
            <MenuItem icon="icon-user-check" onSelect={onReactivate}>
              {t("reactivate")}
            </MenuItem>
          )}
        </Menu>
      </span>
    </span>
  );
}

function MainAction({ member, isOwn, isPending, onEndSessions, onReactivate }: Props) {
  const t = useTranslations("staff");
  const { id, name, state, openSessions } = member;
  const small = buttonLook({ size: "small" });
  if (isOwn) {
    return (
      <Link href="/account" className={small}>
        {t("changePassword")}
      </Link>
    );
  }
  if (state === "deactivated") {
    return (
      <Button
        size="small"
        disabled={isPending}
        aria-label={t("reactivateWhom", { name })}
        onClick={onReactivate}
      >
        {t("reactivate")}
      </Button>
    );
  }
  if (state !== "active") {
    return (
      <Link
        href={staffHrefs.link(id)}
        scroll={false}
        aria-label={t("newLinkFor", { name })}
        className={small}
      >
        {t("newLink")}
      </Link>
    );
  }
  if (openSessions === 0) return null;
  return (
    <Button
      size="small"
      disabled={isPending}
      aria-label={t("endSessionsOf", { name })}
      onClick={onEndSessions}
    >
      {t("endSessions")}
    </Button>
  );
}
