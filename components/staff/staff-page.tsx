import Form from "next/form";
import { useTranslations } from "next-intl";
import { SettingsFrame } from "@/components/settings/settings-frame";
import { Button } from "@/components/ui/buttons/button";
import { Icon } from "@/components/ui/icons/icon";
import type { AccountTag } from "@/lib/accounts/types/tag";
import type { Clock } from "@/lib/format";
import type { StaffMember } from "@/lib/staff/types";
import { DeactivateStaff } from "./deactivate-staff";
import { EditStaff } from "./edit-staff";
import { InviteStaff } from "./invite-staff";
import type { MemberActions } from "./member-actions";
import { staffHrefs } from "./staff-hrefs";
import { StaffLink } from "./staff-link";
import { StaffTable } from "./staff-table";

/** What the address asks for: a form or a question, with the id of its member. */
type Asked = {
  invite?: string | undefined;
  edit?: number | undefined;
  deactivate?: number | undefined;
  link?: number | undefined;
};

type Props = {
  asked: Asked;
  members: StaffMember[];
  ownId: number;
  accounts: AccountTag[];
  clock: Clock;
  actions: MemberActions;
};

/** Everybody who can sign in: who they are, what they may see, and whether they are there. */
export function StaffPage({ asked, members, ownId, accounts, clock, actions }: Props) {
  const t = useTranslations("staff");
  const count = (...states: StaffMember["state"][]) =>
    members.filter(({ state }) => states.includes(state)).length;
  return (
    <SettingsFrame title={t("title")} action={<InviteButton />}>
      <div>
        <h2 id="staff" className="font-semibold">
          {t("summary", {
            active: count("active", "reset"),
            invited: count("invited"),
            deactivated: count("deactivated"),
          })}
        </h2>
        <p className="mt-0.5 text-ink-3 text-meta">{t("summaryHelp")}</p>
      </div>
      <StaffTable members={members} ownId={ownId} clock={clock} actions={actions} />
      <p className="flex gap-2.5 rounded-[10px] bg-fill px-3.5 py-2.5 text-ink-2 text-preview">
        <Icon of="icon-info" size={18} className="shrink-0" />
        {t("rules")}
      </p>
      <StaffDialogs
        asked={asked}
        members={members}
        accounts={accounts}
        actions={actions}
      />
    </SettingsFrame>
  );
}

/** A GET form: inviting has an address of its own. */
function InviteButton() {
  const t = useTranslations("staff");
  return (
    <Form action={staffHrefs.page} scroll={false}>
      <input type="hidden" name="invite" value="new" />
      <Button type="submit" look="primary">
        <Icon of="icon-user-plus" size={16} className="shrink-0" />
        {t("invite")}
      </Button>
    </Form>
  );
}

/** The form or question that the address asks for, if any. */
function StaffDialogs({
  asked,
  members,
  accounts,
  actions,
}: Pick<Props, "asked" | "members" | "accounts" | "actions">) {
  const member = (id: number | undefined) => members.find((one) => one.id === id);
  const edited = member(asked.edit);
  const leaving = member(asked.deactivate);
  const linked = member(asked.link);
  if (asked.invite !== undefined) {
    return <InviteStaff accounts={accounts} invite={actions.invite} />;
  }
  if (edited) {
    const save = actions.change.bind(null, edited.id);
    return <EditStaff member={edited} accounts={accounts} change={save} />;
  }
  if (leaving) {
    const deactivate = actions.deactivate.bind(null, leaving.id);
    return <DeactivateStaff name={leaving.name} deactivate={deactivate} />;
  }
  if (!linked) return null;
  return <StaffLink member={linked} make={actions.newLink.bind(null, linked.id)} />;
}
