import type { Metadata, Route } from "next";
import { getTranslations } from "next-intl/server";
import { Sentences } from "@/app/sentences";
import { SearchElsewhere } from "@/components/keyboard/search-elsewhere";
import { OwnAccount } from "@/components/staff/own-account";
import { requireStaff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { leastPasswordLength } from "@/lib/lengths";
import { ownSessions } from "@/lib/staff/own-account";
import { changePassword, endSession } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("staff.own");
  return { title: t("title") };
}

/** One's own password and sessions. */
export default async function AccountPage() {
  const staff = await requireStaff();
  const [sessions, zone] = await Promise.all([ownSessions(staff), clinicTimeZone()]);
  const { name, email, role } = staff;
  return (
    <Sentences of={["auth", "shell", "staff"]}>
      {/* Next's types ask for a slash after a path whose last part is optional. */}
      <SearchElsewhere href={"/dialogs" as Route} />
      <OwnAccount
        me={{ name, email, role }}
        sessions={sessions}
        clock={{ now: Date.now(), zone }}
        leastLength={leastPasswordLength}
        changePassword={changePassword}
        endSession={endSession}
      />
    </Sentences>
  );
}
