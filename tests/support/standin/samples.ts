import { readFileSync } from "node:fs";
import path from "node:path";

/** Small invented files that a patient can send without having any. */
const files = {
  photo: { fileName: "photo.jpg", contentType: "image/jpeg" },
  voice: { fileName: "voice.ogg", contentType: "audio/ogg" },
  letter: { fileName: "letter.pdf", contentType: "application/pdf" },
} as const;

export type SampleName = keyof typeof files;
export const sampleNames = ["photo", "voice", "letter"] as const satisfies SampleName[];

/** A built-in sample with its bytes; the repository's root is the working directory of every script and test. */
export function readSample(name: SampleName) {
  const { fileName, contentType } = files[name];
  const content = readFileSync(path.resolve("tests/support/standin/samples", fileName));
  return { fileName, contentType, content };
}
