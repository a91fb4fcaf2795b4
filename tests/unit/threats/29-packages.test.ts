import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import nextConfig from "@/next.config.mjs";

const read = (file: string) => JSON.parse(readFileSync(file, "utf8"));
const { packages } = read("package-lock.json") as {
  packages: Record<string, Locked>;
};
const { dependencies, devDependencies, overrides } = read("package.json");

type Locked = {
  version?: string;
  resolved?: string;
  integrity?: string;
  /** It lies within the package that needs it, whose hash covers it. */
  inBundle?: boolean;
};

/** Below these there are known ways in. */
const floors = {
  next: "16.4.6",
  "next-auth": "4.24.15",
  "drizzle-orm": "0.45.2",
};

test.each(Object.entries(floors))(
  "every %s that is installed is %s or later",
  (name, floor) => {
    const copies = Object.entries(packages).filter(([place]) =>
      place.endsWith(`node_modules/${name}`),
    );
    expect(copies.length).toBeGreaterThan(0);
    for (const [, { version = "" }] of copies)
      expect(isAtLeast(version, floor)).toBe(true);
  },
);

test("every package has one exact version, and the lockfile holds the hash of what was tried", () => {
  const asked = Object.values({ ...dependencies, ...devDependencies, ...overrides });
  const loose = asked.filter(
    (version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(`${version}`),
  );
  expect(loose).toEqual([]);
  const unknown = Object.entries(packages).filter(
    ([place, { resolved, inBundle, integrity = "" }]) =>
      place !== "" &&
      !inBundle &&
      (resolved !== undefined || !integrity.startsWith("sha512-")),
  );
  expect(unknown.map(([place]) => place)).toEqual([]);
});

test("the list of all parts is made from the lockfile: npm run sbom", () => {
  const args = ["run", "-s", "sbom"];
  const list = JSON.parse(
    execFileSync("npm", args, { encoding: "utf8", maxBuffer: 2 ** 26 }),
  );
  expect(list.bomFormat).toBe("CycloneDX");
  const names = list.components.map(({ name }: { name: string }) => name);
  expect(names).toEqual(expect.arrayContaining(Object.keys(floors)));
  expect(names).not.toContain("jest");
});

test("no image goes through the optimiser, which would keep patients' pictures for whoever asks next", () => {
  const { images } = nextConfig;
  expect(images).toMatchObject({ unoptimized: true });
  const users = ["app", "components"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((file) => path.join(folder, file))
      .filter((file) => file.endsWith(".tsx"))
      .filter((file) => readFileSync(file, "utf8").includes("next/image")),
  );
  expect(users).toEqual([]);
});

function isAtLeast(version: string, floor: string): boolean {
  const [given, least] = [version, floor].map((each) => each.split(".").map(Number));
  const at = least?.findIndex((part, index) => part !== given?.[index]) ?? -1;
  return at < 0 || (given?.[at] ?? 0) > (least?.[at] ?? 0);
}
