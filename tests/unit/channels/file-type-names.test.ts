import { endingsOf, isFileName, plainFileName } from "@/lib/channels/file-kind";

test.each(["constructor", "__proto__", "toString"])(
  "a file whose type is called %s is a file of a type that nobody knows",
  (type) => {
    expect(endingsOf(type)).toEqual([]);
    expect(plainFileName("document", type)).toBe("document");
    expect(isFileName("scan.pdf", type)).toBe(true);
  },
);
