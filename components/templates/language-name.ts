const names = new Intl.DisplayNames(["en-GB"], { type: "language" });

/** What a language is called in English; a code that is none stays as it is. */
export function languageName(code: string): string {
  try {
    return names.of(code.replace("_", "-")) ?? code;
  } catch {
    return code;
  }
}
