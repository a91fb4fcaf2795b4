import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import {
  create,
  edit,
  followUpDone,
  followUpMoved,
  withdraw,
} from "@/app/(staff)/patients/touch-actions";
import { FollowUpsPage } from "@/components/touches/follow-ups/follow-ups-page";
import { requireStaff } from "@/lib/auth/current-staff";
import { clinicTimeZone } from "@/lib/clinic/time-zone";
import { listFollowUps } from "@/lib/touches/follow-ups";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("touches.due");
  return { title: t("title") };
}

export default async function Page() {
  const staff = await requireStaff();
  const now = new Date();
  const [followUps, zone] = await Promise.all([
    listFollowUps(staff, now),
    clinicTimeZone(),
  ]);
  return (
    <FollowUpsPage
      followUps={followUps}
      clock={{ now: now.getTime(), zone }}
      actions={{ create, edit, withdraw, followUpDone, followUpMoved }}
    />
  );
}
