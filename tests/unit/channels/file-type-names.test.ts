import { endingsOf, isFileName, plainFileName } from "@/lib/channels/file-kind";
import { withFileName } from "@/lib/channels/twilio/attachments";

test.each(["constructor", "__proto__", "toString"])(
  "a file whose type is called %s is a file of a type that nobody knows",
  (type) => {
    expect(endingsOf(type)).toEqual([]);
    expect(plainFileName("document", type)).toBe("document");
    expect(isFileName("scan.pdf", type)).toBe(true);
  },
);

test("the name that a patient gave a document shows how it ends, whatever turns its reading round", () => {
  const contentType = "application/x-msdownload";
  const file = {
    kind: "document" as const,
    contentType,
    fileName: "document",
    url: null,
  };
  const { attachments } = withFileName("scan_\u202Efdp.exe", [file]);
  expect(attachments).toMatchObject([{ fileName: "scan_fdp.exe" }]);
});
