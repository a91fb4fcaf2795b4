const longest = 200;

/** A name as it may be shown and sent: no path, no sign that turns its reading round, and not endless. */
export function shownFileName(name: string): string {
  const bare = name
    .replace(/^.*[/\\]/, "")
    .replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "")
    .toWellFormed()
    .trim();
  if (bare.length <= longest) return bare;
  const ending = /\.[^.]{1,10}$/.exec(bare)?.[0] ?? "";
  return `${[...bare].slice(0, longest - ending.length).join("")}${ending}`;
}
