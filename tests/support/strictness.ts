import net from "node:net";
import { format } from "node:util";

/** A test in which something prints an error that nobody expected fails, with the words that were printed. */
export function failOnConsoleErrors() {
  let printed: string[] = [];
  beforeEach(() => {
    printed = [];
    jest.spyOn(console, "error").mockImplementation((...words: unknown[]) => {
      printed.push(format(...words));
    });
  });
  afterEach(() => {
    jest.restoreAllMocks();
    if (printed.length > 0) throw new Error(`console.error: ${printed.join("\n")}`);
  });
}

/** UploadThing's SDK warns of its own deprecated properties, which it reads itself with every file that it keeps. */
export function ignoreKnownWarnings() {
  // biome-ignore lint/suspicious/noConsole: other warnings are printed as before.
  const warn = console.warn.bind(console);
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes("[uploadthing][deprecated]")) warn(...words);
  };
}

/** Tests talk to this machine only: any other address is refused before a packet leaves. */
export function forbidTheNetwork() {
  const connect = net.Socket.prototype.connect;
  net.Socket.prototype.connect = function (this: net.Socket, ...args: never[]) {
    const host = hostOf(args as unknown[]);
    if (!isThisMachine(host)) throw new Error(`A test reached for ${host}.`);
    return Reflect.apply(connect, this, args);
  } as typeof connect;
}

function hostOf(args: unknown[]): string {
  const first = Array.isArray(args[0]) ? args[0][0] : args[0];
  if (typeof first === "object" && first !== null) {
    const { host, path } = first as { host?: string; path?: string };
    return path ? "localhost" : (host ?? "localhost");
  }
  return typeof args[1] === "string" ? args[1] : "localhost";
}

const isThisMachine = (host: string) =>
  ["localhost", "127.0.0.1", "::1", "0.0.0.0"].includes(host);
