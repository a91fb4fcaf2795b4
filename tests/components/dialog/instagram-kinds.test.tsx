import { readFileSync } from "node:fs";
import path from "node:path";
import { screen, within } from "@testing-library/react";
import { Messages } from "@/components/dialog/reading/messages";
import type { DrawnMessage } from "@/components/inbox/state/optimistic-replies";
import type { MessageEvent } from "@/lib/channels/events";
import { readJson } from "@/lib/channels/instagram/json";
import { readPost } from "@/lib/channels/instagram/parse";
import {
  ago,
  clock,
  dana,
  faults,
  fileOf,
  fromRuth,
  fromTomas,
  kids,
  openOf,
  rowOf,
  show,
} from "@/tests/components/faces";

const folder = path.join(process.cwd(), "tests/support/samples/deliveries");

/** The message of a sample as the thread gets it, written so many minutes ago. */
function sample(name: string, minutesAgo = 5): DrawnMessage {
  const post = readJson(
    readFileSync(path.join(folder, `instagram-${name}.json`), "utf8"),
  );
  const { events } = readPost(post as Parameters<typeof readPost>[0]);
  const event = events.find((one): one is MessageEvent => one.type === "message");
  if (!event) throw new Error(`${name} has no message.`);
  const { kind, text, details, attachments } = event;
  const from = event.direction === "inbound" ? fromRuth : fromTomas;
  return from(1, {
    ...(event.direction === "echo" ? { origin: "app", author: null } : {}),
    at: ago(minutesAgo),
    kind,
    text,
    details,
    attachments: attachments.map((file, index) =>
      fileOf({ ...file, id: index + 1, sizeBytes: null, state: "waiting", url: null }),
    ),
  });
}

const thread = (messages: DrawnMessage[]) =>
  show(
    <Messages
      open={openOf({ row: rowOf({ account: kids }), reportsDelivered: false })}
      messages={messages}
      hasOlder={false}
      hasNewer={false}
      jump={null}
      arrivals={[]}
      late={[]}
      hits={[]}
      firstUnseenSeq={null}
      clock={clock}
      me={dana}
      loadOlder={async () => {}}
      loadNewer={async () => {}}
      goToMessage={() => {}}
      markSeen={() => {}}
      sight={() => {}}
      withdrawNote={async () => null}
      handlers={{
        family: null,
        onCite: jest.fn(),
        onViewTouches: jest.fn(),
        onRetry: jest.fn(),
        onEdit: jest.fn(),
        onDiscard: jest.fn(),
        loadVersions: async () => [],
        onView: () => undefined,
        onFetchAgain: () => undefined,
      }}
    />,
  );

const line = () => {
  const [, message] = within(screen.getByRole("log")).getAllByRole("listitem");
  return message as HTMLElement;
};

const kinds: [string, string[]][] = [
  ["text-basic", ["Hi! How much is a first consultation?"]],
  ["image", ["Photo"]],
  ["images-10", ["Photo 1", "Photo 10"]],
  ["video", ["Video"]],
  ["voice", ["Voice message"]],
  ["file-pdf", ["Document · PDF"]],
  ["share-and-ig-post", ["Before / after", "Shared post", "Open the post"]],
  ["ig-reel", ["Smile makeover", "Shared reel", "Open the reel"]],
  ["share-no-url", ["Shared post", "Private: it can’t be opened from here"]],
  ["story-mention", ["Mentioned you in a story", "Open the story"]],
  ["story-reply", ["Replied to your story", "Open the story", "Is this offer still on?"]],
  ["quick-reply", ["Chose a button", "Morning"]],
  ["postback", ["Chose a button", "Opening hours?"]],
  ["ad-referral", ["Came from an ad: Whitening -20%", "Is this available?"]],
  ["unsupported", ["A message that can’t be shown here"]],
  ["ephemeral", ["A disappearing photo or video that can’t be shown here"]],
  ["echo-template", ["Instagram app as", "Pick a slot", "Automatic card"]],
  ["echo-from-app", ["Instagram app as"]],
  ["unsend.1-original", ["Ruth Okafor to"]],
];

describe("Each kind of Instagram message is drawn as what it is", () => {
  test.each(kinds)("%s: %j", async (name, words) => {
    const { container } = thread([sample(name)]);
    for (const word of words) expect(line()).toHaveTextContent(word);
    expect(await faults(container)).toEqual([]);
  });

  test("ten photos stand in one bubble", () => {
    thread([sample("images-10")]);
    expect(within(line()).getAllByText(/^Photo \d+$/)).toHaveLength(10);
  });

  test("a post and its twin in Instagram's new form are one card", () => {
    thread([sample("share-and-ig-post")]);
    expect(within(line()).getAllByText("Before / after")).toHaveLength(1);
  });
});

describe("What is elsewhere", () => {
  test.each(["share-and-ig-post", "story-reply", "story-mention"])(
    "%s opens in a new tab, which learns nothing of the portal",
    (name) => {
      thread([sample(name)]);
      const link = within(line()).getByRole("link");
      expect(link).toHaveAttribute("rel", "noopener noreferrer nofollow");
      expect(link).toHaveAttribute("target", "_blank");
      expect(link.getAttribute("href")).toMatch(/^https:\/\/lookaside\.fbsbx\.com\//);
    },
  );

  test.each(["story-reply", "story-mention"])("a day later %s has no link", (name) => {
    thread([sample(name, 24 * 60 + 1)]);
    expect(line()).toHaveTextContent("The story is over");
    expect(within(line()).queryByRole("link")).not.toBeInTheDocument();
  });

  test("an address that is no page's leads nowhere", () => {
    const share = { url: "javascript:alert(1)", title: "Look" };
    thread([fromRuth(1, { kind: "share", text: "", details: { share } })]);
    expect(within(line()).queryByRole("link")).not.toBeInTheDocument();
    expect(line()).toHaveTextContent("Look");
  });

  test("a story that the clinic answered from the app is the patient's", () => {
    const { details } = sample("story-reply");
    thread([fromTomas(1, { origin: "app", author: null, kind: "storyReply", details })]);
    expect(line()).toHaveTextContent("Replied to their story");
  });
});
