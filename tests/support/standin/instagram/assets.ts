import type { PatientFile } from "@/tests/support/standin/patient-file";
import { type Answer, answerBytes } from "@/tests/support/standin/provider";
import { readSample } from "@/tests/support/standin/samples";
import { newAssetId, signatureOf } from "./ids";
import type { Asset, InstagramState } from "./state";

export const mediaHost = "lookaside.fbsbx.com";
export const pictureHost = "scontent.cdninstagram.com";

const path = "/ig_messaging_cdn/";

/** Keeps a file and answers the link that leads to it, without a token, for whoever has it. */
export function keepAsset(
  { assets }: InstagramState,
  { contentType, content, fileName }: PatientFile,
): string {
  const id = newAssetId();
  const base64 = content.toString("base64");
  assets.set(id, { id, contentType, fileName: fileName ?? null, base64 });
  return `https://${mediaHost}${path}?asset_id=${id}&signature=${signatureOf(id)}`;
}

/** The file behind a link; null where the link leads elsewhere. */
export function assetAt({ assets }: InstagramState, link: unknown): Asset | null {
  if (typeof link !== "string" || !URL.canParse(link)) return null;
  const { host, searchParams } = new URL(link);
  return host === mediaHost
    ? (assets.get(searchParams.get("asset_id") ?? "") ?? null)
    : null;
}

/** The file itself, for a link with its signature. */
export function serveAsset(
  { assets }: InstagramState,
  { path: asked, query }: { path: string; query: URLSearchParams },
): Answer {
  const asset = assets.get(query.get("asset_id") ?? "");
  const isSigned = asset && query.get("signature") === signatureOf(asset.id);
  if (asked !== path || !isSigned)
    return {
      status: 403,
      headers: { "content-type": "text/plain" },
      body: "URL signature mismatch",
    };
  return answerBytes(asset.contentType, Buffer.from(asset.base64, "base64"));
}

/** Everybody's picture, and what stands for a story or a shared post. */
export const servePicture = (): Answer => answerBytes("image/jpeg", picture().content);

export const picture = () => readSample("photo");

export const pictureUrl = (username: string) =>
  `https://${pictureHost}/v/t51.2885-19/${username}_pic.jpg?oe=66AA`;
