import { fillCanned, spokenName } from "@/components/replies/fill-canned";
import { meantBy, slashAt } from "@/components/replies/slash";

const values = {
  patient: "Ruth Okafor",
  firstName: "Ruth",
  clinic: "Northgate Clinic",
  account: "Northgate Kids",
  staff: null,
};

const filled = (text: string) =>
  fillCanned(text, values, (name) => `[${name}]`)
    .map((piece) => piece.text)
    .join("");

describe("a canned reply", () => {
  test("says who is spoken to and where, and shows what is not known", () => {
    expect(filled("Hello {firstName}, {clinic} here. {staff}")).toBe(
      "Hello Ruth, Northgate Clinic here. [staff]",
    );
    const pieces = fillCanned("{staff}, {patient}", values, () => "[you]");
    expect(pieces.map(({ isKnown }) => isKnown)).toEqual([false, true, true]);
  });

  test("holds braces that name nothing to be seen and replaced: a patient would read them", () => {
    const pieces = fillCanned("{clinic}: {this} and {}", values, () => "");
    const unknown = pieces.filter(({ isKnown }) => !isKnown);
    expect(unknown.map(({ text }) => text)).toEqual(["{this}", "{}"]);
    expect(filled("{clinic}: {this} and {}")).toBe("Northgate Clinic: {this} and {}");
  });

  test("does not call anybody by a number or a handle", () => {
    expect(spokenName("+44 7700 900417")).toBeNull();
    expect(spokenName("@ruth.okafor")).toBeNull();
    expect(spokenName("يوسف حداد")).toBe("يوسف حداد");
  });
});

describe("a slash", () => {
  test("calls replies at the beginning of a word, and nowhere else", () => {
    expect(slashAt("/", 1)).toEqual({ from: 0, to: 1, word: "" });
    expect(slashAt("Hello /par", 10)).toEqual({ from: 6, to: 10, word: "par" });
    expect(slashAt("Hello\n/par", 8)).toEqual({ from: 6, to: 8, word: "p" });
    expect(slashAt("and/or", 4)).toBeNull();
    expect(slashAt("https://", 8)).toBeNull();
    expect(slashAt("/two words", 10)).toBeNull();
  });

  test("means those that begin so first, then those that have it, of this account alone", () => {
    const replies = [
      { id: 1, name: "hours", text: "Parking is behind the house.", accountIds: null },
      { id: 2, name: "parking", text: "Behind the house.", accountIds: null },
      { id: 3, name: "Párk-kids", text: "At the school.", accountIds: [2] },
    ];
    const named = (word: string, accountId: number) =>
      meantBy(replies, { word }, accountId).map(({ name }) => name);
    expect(named("park", 1)).toEqual(["parking", "hours"]);
    expect(named("PARK", 2)).toEqual(["parking", "Párk-kids", "hours"]);
    expect(named("xyz", 2)).toEqual([]);
  });
});
