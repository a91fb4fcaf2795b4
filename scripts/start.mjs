import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { compiledStart } from "./steps/compile-start.mjs";

/** `npm start`: what the build compiled of `start.ts`; where nothing is built, that file itself, which says so. */
const compiled = compiledStart();
if (existsSync(compiled)) await import(pathToFileURL(compiled).href);
else {
  await import("tsx");
  await import("./start.ts");
}
