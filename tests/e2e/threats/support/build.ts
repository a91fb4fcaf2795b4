import { readFileSync } from "node:fs";
import path from "node:path";

const read = (file: string) =>
  JSON.parse(readFileSync(path.join(".next", "server", file), "utf8"));

/** Every page and route of the build, as its folder under `app` is called, or its file under `pages`. */
export const builtDoors = (): string[] => [
  ...Object.keys(read("app-paths-manifest.json")),
  ...Object.keys(read("pages-manifest.json")),
];

/** An action as the build has it: the id by which a browser calls it, and a page that brings it along. */
export type BuiltAction = { id: string; name: string; page: string };

type Manifest = Record<
  string,
  { workers: Record<string, unknown>; filename: string; exportedName: string }
>;

/** Every server action of the build, named by its file under `app` and its export. */
export function builtActions(): BuiltAction[] {
  const { node } = read("server-reference-manifest.json") as { node: Manifest };
  return Object.entries(node).map(([id, { workers, filename, exportedName }]) => ({
    id,
    name: `${filename.replace(/^app\//, "").replace(/\.ts$/, "")} ${exportedName}`,
    page: pathOf(Object.keys(workers)[0] ?? ""),
  }));
}

/** `app/(staff)/dialogs/[[...id]]/page` is met at `/dialogs`; an id there is any. */
function pathOf(page: string): string {
  const parts = page.split("/").slice(1, -1);
  const said = parts.filter((part) => !/^\(|^\[\[/.test(part));
  return `/${said.map((part) => (part.startsWith("[") ? "1" : part)).join("/")}`;
}
