import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Env } from "@/lib/env";
import { deleteFiles, openFile, storeFile } from "@/lib/files/store";
import { type Finding, well, wrong } from "./finding";

const content = "A file of the doctor's, deleted at once.";

/** Stores a small file, reads it, looks whether a stranger could, and deletes it. */
export async function examineFiles(env: Env): Promise<Finding[]> {
  const { VERCEL, UPLOADTHING_TOKEN: token } = env;
  if (VERCEL && !token)
    return [
      wrong(
        "UPLOADTHING_TOKEN is not set, and no file outlives a request here: patients' files would be lost.",
      ),
    ];
  const key = await store().catch(() => null);
  if (!key) return [wrong(token ? notStored : notWritten(env.DATA_DIR))];
  try {
    return [await reading(key), ...(token ? [await secrecy(key, token)] : [])];
  } finally {
    await deleteFiles([key]);
  }
}

const notStored =
  "UploadThing does not take a private file: in its dashboard copy the token anew, and allow private files (the app's ACL setting).";
const notWritten = (folder: string) =>
  `No file can be kept under ${path.join(folder, "files")}: it must belong to the user who runs the product, and the secrets must be set.`;

async function store(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "dialogs-doctor-"));
  try {
    const file = path.join(folder, "doctor.txt");
    await writeFile(file, content);
    return await storeFile(file, "text/plain");
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function reading(key: string): Promise<Finding> {
  const found = await openFile(key).catch(() => null);
  const text = found && (await new Response(found.body).text());
  return text === content
    ? well("Files are stored, read and deleted.")
    : wrong("A file that was stored can't be read again.");
}

/** Private means that the bare address, without a signature, is refused. */
async function secrecy(key: string, token: string): Promise<Finding> {
  const { appId } = JSON.parse(Buffer.from(token, "base64").toString());
  const { ok } = await fetch(`https://${appId}.ufs.sh/f/${key}`, { redirect: "manual" });
  return ok
    ? wrong(
        "Stored files are open to anybody who has their address: allow private files.",
      )
    : well("Stored files are closed to strangers.");
}
