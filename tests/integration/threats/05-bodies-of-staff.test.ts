import { NextRequest } from "next/server";
import { POST as draft } from "@/app/api/dialogs/[id]/draft/route";
import { POST as seen } from "@/app/api/dialogs/[id]/seen/route";
import { POST as attend } from "@/app/api/dialogs/presence/route";
import { POST as apply } from "@/app/api/patients/import/apply/route";
import { POST as check } from "@/app/api/patients/import/check/route";
import { POST as upload } from "@/app/api/uploadthing/route";
import { currentStaff } from "@/lib/auth/current-staff";
import { mostFileBytes } from "@/lib/patients/input";
import words from "@/messages/en/auth.json";
import { useDatabase } from "@/tests/support/database";
import { makeDialog, makeSender, makeStaff } from "@/tests/support/factories";
import { afterwards } from "@/tests/support/routes";

jest.mock("next/server", () => jest.requireActual("@/tests/support/routes").nextServer());
jest.mock("@/lib/auth/current-staff", () => ({ currentStaff: jest.fn() }));

useDatabase();
let dialogId: string;

beforeAll(async () => {
  jest.mocked(currentStaff).mockResolvedValue(await makeStaff());
  dialogId = String(await makeDialog(await makeSender()));
});

afterEach(() => afterwards());

const post = (body: BodyInit) =>
  new NextRequest("https://clinic.example/api/dialogs/1/draft", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      host: "clinic.example",
      origin: "https://clinic.example",
    },
    body,
    duplex: "half",
  } as never);

/** JSON without an end. */
function endless() {
  const piece = new Uint8Array(64 * 1024).fill(0x61);
  const counted = { taken: 0 };
  const body = new ReadableStream<Uint8Array>({
    pull(pipe) {
      const begins = counted.taken === 0;
      counted.taken += piece.byteLength;
      pipe.enqueue(begins ? new TextEncoder().encode('{"text":"') : piece);
    },
  });
  return { body, counted };
}

const kilobyte = 1024;
const params = () => Promise.resolve({ id: dialogId });
const doors = {
  draft: [draft, 256 * kilobyte],
  seen: [seen, 256 * kilobyte],
  presence: [attend, 256 * kilobyte],
  "an import's dry run": [check, mostFileBytes],
  "an import": [apply, mostFileBytes],
} as const;

test.each(Object.keys(doors) as (keyof typeof doors)[])(
  "of what a member of staff sends without end for %s no more is read than it can need, and the answer is in words",
  async (name) => {
    const [door, most] = doors[name];
    const { body, counted } = endless();
    const answer = await door(post(body), { params: params() });
    expect(answer.status).toBe(413);
    const { reason } = (await answer.json()) as { reason: keyof typeof words.refused };
    expect(words.refused[reason]).toMatch(/more than can be sent at once/);
    expect(counted.taken).toBeLessThan(most + 256 * kilobyte);
  },
);

test("nor of what somebody says of a file that they are about to send", async () => {
  const { body, counted } = endless();
  expect((await upload(post(body), { params: params() })).status).toBe(413);
  expect(counted.taken).toBeLessThan(512 * kilobyte);
});

test("the longest draft is kept in any script", async () => {
  const longest = { text: "\u4e00".repeat(20_000), note: "\u0001".repeat(20_000) };
  const answer = await draft(post(JSON.stringify(longest)), { params: params() });
  expect(answer.status).toBe(200);
});

test("what is no JSON makes no sense", async () => {
  const answer = await draft(post("{"), { params: params() });
  expect([answer.status, await answer.json()]).toEqual([400, { reason: "invalid" }]);
});
