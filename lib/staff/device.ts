/** In this order: what stands earlier also names what stands later. */
const browsers = [
  [/\bEdg/, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\//, "Firefox"],
  [/\bFxiOS\//, "Firefox"],
  [/\bCriOS\//, "Chrome"],
  [/\bChrom(e|ium)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;

const systems = [
  [/\b(iPhone|iPad)\b/, "iOS"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
] as const;

/** A browser's own description in words that people know, such as "Firefox, Linux"; empty where it says nothing known. */
export function deviceOf(userAgent: string): string {
  const named = [browsers, systems].map(
    (kinds) => kinds.find(([pattern]) => pattern.test(userAgent))?.[1],
  );
  return named.filter(Boolean).join(", ");
}
