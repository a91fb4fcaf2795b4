import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Where credentials are entered, and a channel is drawn or played, its name must be known; nowhere else. */
const mayName = [
  "lib/channels/",
  "lib/accounts/connect/",
  "components/settings/",
  "components/ui/icons/channel-glyph.tsx",
  "app/simulator/",
  "app/(staff)/settings/messaging/",
];

const sources = ["lib", "components", "app", "pages"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((file) => path.posix.join(folder, file))
    .filter((file) => /\.tsx?$/.test(file)),
);

const named = /["'`](whatsapp|instagram)["'`]|\b(whatsapp|instagram):/;

test("no room or face but settings asks which channel it is", () => {
  expect(sources.length).toBeGreaterThan(500);
  const asking = sources
    .filter((file) => !mayName.some((place) => file.startsWith(place)))
    .filter((file) => named.test(readFileSync(file, "utf8")));
  expect(asking).toEqual([]);
});
