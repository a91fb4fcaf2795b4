import type { MessageDetails } from "../types";
import { type Form, textOf } from "./form";

/** What a WhatsApp message carries beside its text and files; parts that it lacks are absent. */
export function readDetails(form: Form): MessageDetails {
  return {
    ...locationOf(form),
    ...buttonOf(form),
    ...forwardedOf(form),
    ...referralOf(form),
  };
}

function locationOf(form: Form): MessageDetails {
  const latitude = coordinateOf(textOf(form, "Latitude"), 90);
  const longitude = coordinateOf(textOf(form, "Longitude"), 180);
  if (latitude === null || longitude === null) return {};
  const place = given({ label: textOf(form, "Label"), address: textOf(form, "Address") });
  return { location: { latitude, longitude, ...place } };
}

function coordinateOf(text: string, limit: number): number | null {
  const value = Number(text);
  return /^-?\d/.test(text) && Math.abs(value) <= limit ? value : null;
}

function buttonOf(form: Form): MessageDetails {
  const payload = textOf(form, "ButtonPayload");
  const text = textOf(form, "ButtonText");
  if (!text && !payload) return {};
  return { button: { text: text || textOf(form, "Body"), ...given({ payload }) } };
}

function forwardedOf(form: Form): MessageDetails {
  if (textOf(form, "FrequentlyForwarded") === "true") return { forwarded: "often" };
  return textOf(form, "Forwarded") === "true" ? { forwarded: "once" } : {};
}

function referralOf(form: Form): MessageDetails {
  const referral = given({
    headline: textOf(form, "ReferralHeadline"),
    body: textOf(form, "ReferralBody"),
    sourceUrl: textOf(form, "ReferralSourceUrl"),
    adId: textOf(form, "ReferralSourceId"),
  });
  return Object.keys(referral).length > 0 ? { referral } : {};
}

/** Only what was given: an empty parameter is none. */
function given<Name extends string>(
  parts: Record<Name, string>,
): Partial<Record<Name, string>> {
  return Object.fromEntries(
    Object.entries(parts).filter(([, text]) => text !== ""),
  ) as Partial<Record<Name, string>>;
}
