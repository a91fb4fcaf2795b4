import { z } from "zod";

const Attachment = z.object({
  type: z.string(),
  payload: z
    .object({
      url: z.string().optional(),
      attachment_id: z.string().optional(),
      id: z.string().optional(),
    })
    .optional(),
});

const Message = z.object({
  text: z.string().optional(),
  attachment: Attachment.optional(),
  attachments: z.array(Attachment).optional(),
});

/** What a request to send asks for, as Meta takes it. */
export const Draft = z.object({
  recipient: z.object({ id: z.string().optional() }).optional(),
  message: Message.optional(),
  messaging_type: z.string().optional(),
  tag: z.string().optional(),
  sender_action: z.string().optional(),
  payload: z
    .object({ message_id: z.string(), reaction: z.string().optional() })
    .optional(),
});
export type Draft = z.infer<typeof Draft>;
export type AskedAttachment = z.infer<typeof Attachment>;

/** The files of a draft. Beside a file, Meta drops the words. */
export const attachmentsOf = ({ message }: Draft): AskedAttachment[] =>
  message?.attachment ? [message.attachment] : (message?.attachments ?? []);
