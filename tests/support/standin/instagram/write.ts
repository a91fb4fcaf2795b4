import type { PatientFile } from "@/tests/support/standin/patient-file";
import { keepAsset, picture } from "./assets";
import { newAssetId } from "./ids";
import { keepMessage } from "./keep-message";
import { meet, type Patient } from "./people";
import type { Attachment, InstagramMessage, ReplyTo } from "./state";
import type { Json } from "./update";
import type { InstagramWorld } from "./world";

type Story = { kind: "reply" | "mention" };
type Share = { kind: "post" | "reel"; title?: string | undefined };

export type PatientMessage = {
  /** The clinic's account, by the id that webhooks name it by. */
  account: string;
  from: Patient;
  text?: string | undefined;
  media?: PatientFile[] | undefined;
  replyToMid?: string | undefined;
  story?: Story | undefined;
  share?: Share | undefined;
  /** More of the webhook's `message`: `is_unsupported`, `quick_reply`, anything of tomorrow's. */
  extra?: Json | undefined;
  /** Another app has the conversation. */
  standby?: boolean | undefined;
  /** False where the webhook is lost: the message exists at Instagram alone. */
  deliver?: boolean | undefined;
  at?: Date | undefined;
};

/** Keeps what a patient writes. */
export function keepWritten(
  world: InstagramWorld,
  message: PatientMessage,
): InstagramMessage {
  const { accountId, igsid } = meet(world, message);
  const { text, extra, at, standby: isStandby } = message;
  return keepMessage(world, {
    accountId,
    igsid,
    from: "patient",
    origin: "phone",
    text,
    attachments: attachmentsOf(world, message),
    replyTo: replyToOf(world, message),
    extra,
    at,
    isStandby,
  });
}

/** The files of a message as webhooks name them: a kind and a link. */
export const filesOf = ({ state }: InstagramWorld, media: PatientFile[]): Attachment[] =>
  media.map((file) => ({
    type: kindOf(file.contentType),
    payload: { url: keepAsset(state, file) },
  }));

function attachmentsOf(world: InstagramWorld, message: PatientMessage): Attachment[] {
  const { media = [], story, share } = message;
  const files = filesOf(world, media);
  if (story?.kind === "mention")
    files.push({ type: "story_mention", payload: { url: pictureLink(world) } });
  return share ? [...files, ...shared(world, share)] : files;
}

/** A post comes twice, in an old form and a new one. */
function shared(world: InstagramWorld, { kind, title = "" }: Share): Attachment[] {
  const payload = { title, url: pictureLink(world) };
  if (kind === "reel")
    return [{ type: "ig_reel", payload: { reel_video_id: newAssetId(), ...payload } }];
  const post = { ig_post_media_id: newAssetId(), ...payload };
  return [
    { type: "share", payload: post },
    { type: "ig_post", payload: post },
  ];
}

function replyToOf(
  world: InstagramWorld,
  { replyToMid, story }: PatientMessage,
): ReplyTo | null {
  if (replyToMid) return { mid: replyToMid };
  if (story?.kind !== "reply") return null;
  return { story: { id: newAssetId(), url: pictureLink(world) } };
}

const pictureLink = ({ state }: InstagramWorld) => keepAsset(state, picture());

function kindOf(contentType: string): string {
  const [kind = ""] = contentType.split("/");
  return ["image", "video", "audio"].includes(kind) ? kind : "file";
}
