import { readFileSync } from "node:fs";
import path from "node:path";

/** The files that the demo's people send: drawn and synthesised, of nobody. */
const files = {
  vaccinationCard: ["vaccination-card.jpg", "image/jpeg"],
  insuranceCard: ["insurance-card.jpg", "image/jpeg"],
  referral1: ["referral-letter-1.jpg", "image/jpeg"],
  referral2: ["referral-letter-2.jpg", "image/jpeg"],
  referral3: ["referral-letter-3.jpg", "image/jpeg"],
  consentForm: ["consent-form.pdf", "application/pdf"],
  invoice: ["invoice.pdf", "application/pdf"],
  voice: ["voice-message.ogg", "audio/ogg"],
} as const;

export type SampleFileName = keyof typeof files;

/** A sample file with its bytes; the repository's root is the working directory of every script and test. */
export function readSampleFile(name: SampleFileName) {
  const [fileName, contentType] = files[name];
  const place = path.resolve("scripts/demo/files", fileName);
  return { place, fileName, contentType, content: readFileSync(place) };
}
