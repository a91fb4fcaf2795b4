import {
  AtSign,
  ContactRound,
  FileText,
  Image,
  LayoutTemplate,
  type LucideIcon,
  MapPin,
  MessageCircleQuestion,
  Mic,
  Reply,
  Share2,
  SquareMousePointer,
  Sticker,
  Video,
} from "lucide-react";
import type { MessageKind } from "@/lib/channels/types";

/** The sign of each kind of message; plain text has none. Its words are `dialog.kind.…`. */
export const kindIcons: Record<MessageKind, LucideIcon | null> = {
  text: null,
  image: Image,
  audio: Mic,
  video: Video,
  document: FileText,
  sticker: Sticker,
  location: MapPin,
  contactCard: ContactRound,
  buttonReply: SquareMousePointer,
  storyReply: Reply,
  storyMention: AtSign,
  share: Share2,
  template: LayoutTemplate,
  unsupported: MessageCircleQuestion,
};
