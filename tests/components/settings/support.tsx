import { act } from "@testing-library/react";
import { axe } from "jest-axe";
import {
  AppRouterContext,
  type AppRouterInstance,
} from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import auth from "@/messages/en/auth.json";
import readiness from "@/messages/en/readiness.json";
import settings from "@/messages/en/settings.json";
import shell from "@/messages/en/shell.json";

/** Sunday 22 November 2026, 11:02 at the clinic in London. */
export const now = Date.parse("2026-11-22T11:02:00Z");
export const clock = { now, zone: "Europe/London" };

/** A face of Settings with the product's own sentences; `router` hears where it would lead. */
export const inSettings = (face: ReactNode, router: Partial<AppRouterInstance>) => (
  <AppRouterContext value={router as AppRouterInstance}>
    <NextIntlClientProvider
      locale="en-GB"
      messages={{ auth, readiness, settings, shell }}
      timeZone={clock.zone}
    >
      {face}
    </NextIntlClientProvider>
  </AppRouterContext>
);

/** What an accessibility checker finds wrong; an empty list is right. */
export async function faultsOf(element: Element): Promise<string[]> {
  const { violations } = await act(() => axe(element));
  return violations.map(({ id, help }) => `${id}: ${help}`);
}
