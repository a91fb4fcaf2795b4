import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Sentences } from "@/app/sentences";
import { JoinScreen } from "@/components/staff/join-screen";
import { clinicName } from "@/lib/clinic/clinic-name";
import { leastPasswordLength } from "@/lib/lengths";
import { ownerOfLink } from "@/lib/staff/password-link";
import { choose } from "./actions";

type Props = PageProps<"/join/[token]">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("staff.join");
  // The address is the secret: no other site is told of it.
  return { title: t("title"), referrer: "no-referrer", robots: "noindex" };
}

export default async function JoinPage({ params }: Props) {
  const { token } = await params;
  const [owner, clinic] = await Promise.all([ownerOfLink(token), clinicName()]);
  return (
    <Sentences of={["auth", "staff"]}>
      <JoinScreen
        clinic={clinic}
        owner={owner && { name: owner.name, email: owner.email }}
        leastLength={leastPasswordLength}
        choose={choose}
        token={token}
      />
    </Sentences>
  );
}
