import { socketHeader } from "./types";

/** The socket by which the screen that asks hears of changes, where it has one. */
export function requestSocket({ headers }: Request): string | undefined {
  const said = headers.get(socketHeader) ?? "";
  return /^\d{1,20}\.\d{1,20}$/.test(said) ? said : undefined;
}
