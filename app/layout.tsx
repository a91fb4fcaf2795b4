import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Sentences } from "@/app/sentences";
import { beforeHydration } from "@/components/ui/rendering/before-hydration";
import { CjkFonts } from "@/components/ui/text/cjk-fonts";
import { themeBeforePaint } from "@/components/ui/theme/theme-before-paint";
import { discreetCookie } from "@/lib/staff/types";
import "./globals.css";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("shell");
  return {
    title: { template: "%s · Dialogs", default: "Dialogs" },
    description: t("what"),
    robots: { index: false, follow: false },
    formatDetection: { telephone: false, email: false, address: false, date: false },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f5f6f4" },
    { media: "(prefers-color-scheme: dark)", color: "#101514" },
  ],
  viewportFit: "cover",
  interactiveWidget: "resizes-content",
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // A page made at build time would have no nonce, and the browser would run none of its scripts.
  await connection();
  const nonce = (await headers()).get("x-nonce") ?? undefined;
  const isDiscreet = (await cookies()).has(discreetCookie);
  return (
    <html
      lang="en-GB"
      data-discreet={isDiscreet ? "" : undefined}
      suppressHydrationWarning
    >
      <body>
        <script
          suppressHydrationWarning
          nonce={nonce}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own words, the same on every page
          dangerouslySetInnerHTML={{ __html: themeBeforePaint + beforeHydration }}
        />
        <Sentences of={["auth", "fault"]}>{children}</Sentences>
        <CjkFonts />
      </body>
    </html>
  );
}
