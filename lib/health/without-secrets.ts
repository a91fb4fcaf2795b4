/** Nobody reads more than that of one event. */
const longest = 20_000;
const secretName = /token|secret|password|signature|authorization/i;

/**
 * What a provider sent, laid out to be read: whatever opens something is left out, by its name, and so is what follows
 * the question mark of an address, where media links carry their keys. Cut where it is longer than anybody reads.
 */
export function withoutSecrets(payload: string): string {
  const laidOut = parse(payload);
  const text = laidOut === undefined ? payload : JSON.stringify(laidOut, hide, 2);
  return text.replace(/(https?:\/\/[^\s"?]+)\?[^\s"]*/g, "$1?…").slice(0, longest);
}

function parse(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return undefined;
  }
}

const hide = (name: string, value: unknown) => (secretName.test(name) ? "…" : value);
