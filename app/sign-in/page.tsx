import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInScreen } from "@/components/sign-in/sign-in-screen";
import { currentStaff } from "@/lib/auth/current-staff";
import { safePath } from "@/lib/auth/safe-path";
import { clinicName } from "@/lib/clinic/clinic-name";
import { SignInIsland } from "./sign-in-island";

type Props = PageProps<"/sign-in">;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth.signIn");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: Props) {
  const { callbackUrl, ended } = await searchParams;
  const onwards = safePath(typeof callbackUrl === "string" ? callbackUrl : null);
  if (await currentStaff()) redirect(onwards as Route);
  return (
    <SignInScreen clinic={await clinicName()} ended={ended !== undefined}>
      <SignInIsland onwards={onwards} />
    </SignInScreen>
  );
}
