import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { choose } from "@/app/(staff)/actions";
import { Sentences } from "@/app/sentences";
import { Attention } from "@/components/settings/messaging/attention";
import { KeepRenewed } from "@/components/shell/keep-renewed";
import { LateParts } from "@/components/shell/late-parts";
import { OneMember } from "@/components/shell/one-member";
import { Shell } from "@/components/shell/shell";
import { listAccounts } from "@/lib/accounts/list";
import { accountsInNeed } from "@/lib/accounts/settings/attention";
import { requireStaff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { countTabs } from "@/lib/dialogs/list/list";
import { env } from "@/lib/env";
import { allowedChannels } from "@/lib/live/allowed-channels";
import { liveConnection } from "@/lib/live/connection";
import type { Part } from "@/lib/sentences";
import { preferencesOf } from "@/lib/staff/preferences";
import { discreetCookie } from "@/lib/staff/types";
import { countDue } from "@/lib/touches/follow-ups";

/** What the frame says in the browser; each room says its own. */
const said: Part[] = [
  "auth",
  "fault",
  "keyboard",
  "settings.attention",
  "settings.left",
  "shell",
  "you",
];

export default async function StaffLayout({ children }: { children: ReactNode }) {
  const staff = await requireStaff();
  const { name, role } = staff;
  const [{ unread }, due, inNeed, preferences, accounts, timeZone, jar] =
    await Promise.all([
      countTabs(staff),
      countDue(staff),
      role === "admin" ? accountsInNeed() : [],
      preferencesOf(staff.id),
      listAccounts(staff.scope),
      clinicTimeZone(),
      cookies(),
    ]);
  const live = liveConnection();
  const channels = allowedChannels(staff);
  const sandbox = env().PROVIDER_STANDIN_URL !== undefined;
  return (
    <Sentences of={said}>
      <Shell
        staff={{ name, role }}
        sandbox={sandbox}
        unread={unread}
        due={due}
        discreet={jar.has(discreetCookie)}
        timeZone={timeZone}
        preferences={preferences}
        accounts={accounts}
        choose={choose}
      >
        <OneMember id={staff.id} />
        {role === "admin" && live && <KeepRenewed live={live} channels={channels} />}
        <div className="flex h-full flex-col">
          <LateParts live={live} channels={channels} timeZone={timeZone} />
          <Attention accounts={inNeed} now={Date.now()} />
          <div className="min-h-0 flex-1 overflow-y-auto">{children}</div>
        </div>
      </Shell>
    </Sentences>
  );
}
