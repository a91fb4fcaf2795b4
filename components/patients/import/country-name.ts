const names = new Intl.DisplayNames("en-GB", { type: "region" });

/** What a country is called. */
export const countryName = (code: string): string => names.of(code) ?? code;
