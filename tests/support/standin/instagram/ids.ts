import { createHash, randomBytes } from "node:crypto";

/** A new message id; it looks like Meta's, whose length and letters nobody may rely on. */
export const newMid = () =>
  `aWdfZAG1faXRlbToxOklHTWVzc2FnZAUlEOj${letters(randomBytes(90))}ZD`;

/** A new token of an account's. */
export const newToken = () => `IGAA${letters(randomBytes(60))}ZDZD`;

/** A new id of a file or an upload. */
export const newAssetId = () => String(randomBytes(6).readUIntBE(0, 6) + 1e14);

/** The id that an account knows a person by: another with each account, and too long for a JavaScript number. */
export const igsidOf = (accountId: string, username: string) =>
  `9${digits(`${accountId}|${username}`).slice(0, 16)}`;

/** The id of what an account and a person have said to each other. */
export const conversationIdOf = (accountId: string, igsid: string) =>
  `aWdfZAG06MTpJR1${letters(createHash("sha256").update(`${accountId}|${igsid}`).digest())}`;

/** What makes a link to a file valid. */
export const signatureOf = (assetId: string) =>
  letters(createHash("sha512").update(`signature of ${assetId}`).digest());

const letters = (bytes: Buffer) => bytes.toString("base64").replace(/[^A-Za-z0-9]/g, "Z");

const digits = (words: string) =>
  BigInt(`0x${createHash("sha1").update(words).digest("hex")}`).toString();
