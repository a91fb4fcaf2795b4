import type { Peer } from "@/lib/channels/events";
import type { Channel } from "@/lib/channels/types";
import { igsidOf } from "@/tests/support/standin/instagram/ids";
import type { Line } from "./sample";
import { readSampleFile } from "./sample-files";
import type { Story } from "./story";

/**
 * How a channel's provider names the patient, and what it has of a line, which it answers with its id and the links to
 * its files.
 */
type Provider = {
  peer(story: Story): Peer;
  remember(story: Story, line: Line, at: Date): { externalId: string; links: string[] };
};

/** The provider of a channel. @throws where the stand-in does not play it. */
export function providerOf(channel: Channel): Provider {
  const provider = providers[channel];
  if (!provider) throw new Error(`Nobody plays the provider of ${channel}.`);
  return provider;
}

/** The stand-in knows what was said, so that its reply window, its lists and the patient's phone agree. */
const providers: Partial<Record<Channel, Provider>> = {
  whatsapp: {
    peer: ({ sample: { name, address } }) => ({
      identities: [{ kind: "phone", value: address }],
      name,
      handle: null,
    }),
    remember: ({ clinic, sample, account }, { text, by, failed, files = [] }, at) => {
      const externalId = clinic.standin.remember({
        direction: by ? "outbound" : "inbound",
        phone: sample.address,
        profileName: sample.name,
        clinic: account.externalId,
        text,
        at,
        status: failed ? "undelivered" : "read",
        media: files.map(({ file }) => readSampleFile(file)),
      });
      return { externalId, links: clinic.standin.fileLinks(externalId) };
    },
  },
  instagram: {
    peer: (story) => ({
      identities: [{ kind: "igsid", value: igsidIn(story) }],
      name: story.sample.name,
      handle: story.sample.address,
    }),
    remember: (story, line, at) => {
      const { name, address: username } = story.sample;
      const { instagram } = story.clinic.standin;
      const externalId = instagram.remember({
        direction: line.by ? "outbound" : "inbound",
        account: story.account.externalId,
        person: { igsid: igsidIn(story), username, name },
        at,
        ...whatIsLeft(line),
      });
      return { externalId, links: instagram.fileLinks(externalId) };
    },
  },
};

const igsidIn = ({ account, sample }: Story) =>
  igsidOf(account.externalId, sample.address);

/** A line as it stands now, after what the patient did with it. */
const whatIsLeft = ({ text, details, files = [], edit, unsent, reaction }: Line) => ({
  text: unsent ? "" : (edit?.text ?? text),
  media: unsent ? [] : files.map(({ file }) => readSampleFile(file)),
  storyId: details?.story?.id,
  edits: edit ? 1 : 0,
  isUnsent: unsent !== undefined,
  reaction: reaction?.emoji,
});
