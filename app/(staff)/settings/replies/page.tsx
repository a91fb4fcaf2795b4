import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CannedSettings } from "@/components/settings/replies/canned-settings";
import { listAccounts } from "@/lib/accounts/list";
import { requireAdmin } from "@/lib/auth/current-staff";
import { clinicName } from "@/lib/clinic/clinic-name";
import { listCanned } from "@/lib/replies/list-canned";
import { textLimits } from "@/lib/replies/text-limits";
import { removeReply, saveReply } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("replies");
  return { title: t("title") };
}

export default async function CannedRepliesPage() {
  const staff = await requireAdmin();
  const everything = { all: true } as const;
  const [replies, accounts, clinic] = await Promise.all([
    listCanned(everything),
    listAccounts(everything),
    clinicName(),
  ]);
  return (
    <CannedSettings
      replies={replies}
      accounts={accounts}
      limits={textLimits()}
      clinic={clinic}
      staffName={staff.name}
      save={saveReply}
      remove={removeReply}
    />
  );
}
