import { assetAt } from "./assets";
import type { InstagramMessage, InstagramState } from "./state";
import type { Json } from "./update";

/** The files of a message as lists have them; what there is none of is left out. */
export function listedFiles(state: InstagramState, { attachments }: InstagramMessage) {
  const files = attachments.flatMap(({ type, payload }): Json[] => {
    const asset = assetAt(state, payload?.url);
    if (!asset || !fileTypes.includes(type)) return [];
    const { id, contentType: mime_type, fileName: name } = asset;
    const url = payload?.url;
    if (type === "image") return [{ id, image_data: { url } }];
    if (type === "video") return [{ id, video_data: { url } }];
    return [{ id, mime_type, ...(name && { name }), file_url: url }];
  });
  return some(files);
}

/** What was shared: a link and its title. */
export const listedShares = ({ attachments }: InstagramMessage) =>
  some(
    attachments
      .filter(({ type }) => type === "ig_post" || type === "ig_reel")
      .map(({ payload }) => ({ link: payload?.url, name: payload?.title })),
  );

/** The story that a message answers, or that mentions the clinic. */
export function listedStory({ attachments, replyTo }: InstagramMessage) {
  if (replyTo && "story" in replyTo) {
    const { id, url } = replyTo.story;
    return { reply_to: { id, link: url } };
  }
  const mention = attachments.find(({ type }) => type === "story_mention");
  return mention && { mention: { link: mention.payload?.url } };
}

export function listedUnsupported({ update }: InstagramMessage) {
  const told = update?.event.message as Json | undefined;
  return told?.is_unsupported === true ? true : undefined;
}

const fileTypes = ["image", "video", "audio", "file"];

const some = (data: unknown[]) => (data.length > 0 ? { data } : undefined);
