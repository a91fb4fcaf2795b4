import { adapterOf } from "@/lib/channels";
import { partsOf } from "@/lib/dialogs/types/reply-parts";
import { acceptOf, judgeFile } from "@/lib/files/types";

const whatsapp = adapterOf("whatsapp").facts.files;
const instagram = adapterOf("instagram").facts.files;
const megabyte = 1024 * 1024;

const told = (name: string, type: string, sizeBytes = 1000) => ({
  name,
  type,
  sizeBytes,
});

describe("what WhatsApp takes", () => {
  test.each([
    ["card.jpg", "image/jpeg", "image"],
    ["card.JPEG", "image/jpeg", "image"],
    ["note.ogg", "audio/ogg; codecs=opus", "audio"],
    ["note.m4a", "audio/x-m4a", "audio"],
    ["clip.mp4", "video/mp4", "video"],
    ["letter.pdf", "application/pdf", "document"],
    // Windows without Office knows no type for it.
    ["letter.docx", "", "document"],
    ["hale.vcf", "text/x-vcard", "contactCard"],
  ])("%s (%s) is a file of kind %s %s", (name, type, kind) => {
    expect(judgeFile(whatsapp, told(name, type))).toMatchObject({ ok: true, kind });
  });

  test.each([
    ["page.html", "text/html", "type"],
    ["drawing.svg", "image/svg+xml", "type"],
    ["setup.exe", "application/x-msdownload", "type"],
    ["archive.zip", "application/zip", "type"],
    ["picture.gif", "image/gif", "type"],
    ["setup.exe", "image/jpeg", "unlike"],
    ["photo.jpg", "application/pdf", "unlike"],
    ["no-ending", "image/jpeg", "unlike"],
  ])("%s (%s) is refused: %s", (name, type, reason) => {
    expect(judgeFile(whatsapp, told(name, type))).toMatchObject({ ok: false, reason });
  });

  test("an image of 5 MB goes, and one byte more does not; other files go up to 16 MB", () => {
    const image = (bytes: number) =>
      judgeFile(whatsapp, told("a.png", "image/png", bytes));
    expect(image(5 * megabyte).ok).toBe(true);
    expect(image(5 * megabyte + 1)).toEqual({
      ok: false,
      reason: "tooLarge",
      maxBytes: 5 * megabyte,
    });
    const film = told("a.mp4", "video/mp4", 16 * megabyte);
    expect(judgeFile(whatsapp, film).ok).toBe(true);
  });

  test("an empty file says nothing", () => {
    expect(judgeFile(whatsapp, told("a.png", "image/png", 0))).toMatchObject({
      reason: "empty",
    });
  });
});

test("Instagram takes GIF and 8 MB of image, and no Word document", () => {
  expect(judgeFile(instagram, told("a.gif", "image/gif", 8 * megabyte)).ok).toBe(true);
  expect(judgeFile(instagram, told("a.docx", "")).ok).toBe(false);
  expect(acceptOf(instagram)).toContain(".gif");
});

describe("how a reply leaves", () => {
  const card = { kind: "image" as const };
  const letter = { kind: "document" as const };

  test("words go with the last image on WhatsApp, and after a document", () => {
    expect(partsOf(whatsapp, { text: "Here", files: [letter, card] })).toEqual([
      { kind: "document", text: "", file: letter },
      { kind: "image", text: "Here", file: card },
    ]);
    expect(partsOf(whatsapp, { text: "Here", files: [card, letter] })).toEqual([
      { kind: "image", text: "", file: card },
      { kind: "document", text: "", file: letter },
      { kind: "text", text: "Here", file: null },
    ]);
  });

  test("words go after everything on Instagram, and where they are longer than a caption", () => {
    const kindsOf = (facts: typeof whatsapp, text: string) =>
      partsOf(facts, { text, files: [card] }).map(({ kind }) => kind);
    expect(kindsOf(instagram, "Here")).toEqual(["image", "text"]);
    expect(kindsOf(whatsapp, "x".repeat(1025))).toEqual(["image", "text"]);
    expect(kindsOf(whatsapp, "")).toEqual(["image"]);
  });
});
