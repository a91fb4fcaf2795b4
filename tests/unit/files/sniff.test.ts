import { durationOf } from "@/lib/files/duration";
import { bearsOut, sniff } from "@/lib/files/sniff";
import { readSample } from "@/tests/support/standin/samples";

const { content: photo } = readSample("photo");
const { content: voice } = readSample("voice");
const { content: letter } = readSample("letter");

test("a photo, a voice note and a letter are what their bytes say", async () => {
  expect(await sniff(photo)).toMatchObject({ contentType: "image/jpeg" });
  expect((await sniff(photo)).width).toBeGreaterThan(100);
  expect(await sniff(voice)).toMatchObject({ contentType: "audio/ogg", width: null });
  expect(await sniff(letter)).toMatchObject({ contentType: "application/pdf" });
  expect(durationOf("audio/ogg", { head: voice, tail: voice })).toBe(4020);
});

test("a film's header that a cut leaves without its end tells no length, and breaks nothing", () => {
  const header = Buffer.alloc(36);
  header.write("mvhd");
  header[4] = 1;
  header.writeUInt32BE(1_000, 24);
  header.writeBigUInt64BE(2_500n, 28);
  const lengthOf = (head: Buffer) => durationOf("video/mp4", { head, tail: head });
  expect(lengthOf(header)).toBe(2_500);
  for (const bytes of [31, 32, 35])
    expect(lengthOf(header.subarray(0, bytes))).toBeNull();
});

test.each([
  ["a program", Buffer.from("MZ\x90\x00 this program cannot be run")],
  ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
  [
    "a drawing that can act",
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
  ],
  ["an archive", Buffer.from("PK\x03\x04 and nothing known")],
  ["a page that begins like a GIF", Buffer.from("GIF89a/*<script>alert(1)</script>*/")],
  [
    "a PDF that begins like a photo",
    Buffer.concat([photo.subarray(0, 100), Buffer.from("%PDF-1.7")]),
  ],
  ["nothing", Buffer.alloc(0)],
])("%s called .jpg is no photo", async (_, bytes) => {
  expect(bearsOut(await sniff(bytes), "image/jpeg")).toBe(false);
});

test("a photo called .pdf is no letter", async () => {
  expect(bearsOut(await sniff(photo), "application/pdf")).toBe(false);
});
