import { useTranslations } from "next-intl";
import { DropdownMenu } from "radix-ui";
import { iconButtonLook } from "@/components/ui/buttons/button";
import { Icon, type IconName } from "@/components/ui/icons/icon";
import { Menu, MenuItem } from "@/components/ui/menus/menu";
import type { Act, Action, PhoneMessage } from "./types";

/** What becomes of a choice in a message's menu. */
export type Handling = {
  onAct: (act: Act) => void;
  onReply: (message: PhoneMessage) => void;
  onEdit: (message: PhoneMessage) => void;
};

type MessageMenuProps = { message: PhoneMessage } & Handling;

/** What the patient can do with a message; it hides until it is looked for. */
export function MessageMenu({ message, onAct, onReply, onEdit }: MessageMenuProps) {
  const t = useTranslations("simulator");
  const unsend = () => onAct({ type: "unsend", message: message.id });
  const trigger = (
    <button
      type="button"
      aria-label={t("menu", { text: message.text.slice(0, 60) || t("noWords") })}
      className={`${iconButtonLook} self-center focus-visible:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 pointer-fine:opacity-0`}
    >
      <Icon of="icon-ellipsis" size={18} />
    </button>
  );
  const can = (action: Action) => message.actions.includes(action);
  return (
    <Menu trigger={trigger}>
      {can("react") && <Reactions message={message} onAct={onAct} />}
      {can("reply") && (
        <Choice icon="icon-reply" name="reply" onSelect={() => onReply(message)} />
      )}
      {can("edit") && (
        <Choice icon="icon-pencil" name="edit" onSelect={() => onEdit(message)} />
      )}
      {can("unsend") && <Choice icon="icon-undo-2" name="unsend" onSelect={unsend} />}
    </Menu>
  );
}

type ChoiceProps = {
  icon: IconName;
  name: Exclude<Action, "react">;
  onSelect: () => void;
};

function Choice({ icon, name, onSelect }: ChoiceProps) {
  const t = useTranslations("simulator");
  return (
    <MenuItem icon={icon} onSelect={onSelect}>
      {t(name)}
    </MenuItem>
  );
}

const emojis = ["❤️", "👍", "😂", "😮", "😢", "🙏"];

/** The one that stands is checked; choosing it again takes it back. */
function Reactions({ message, onAct }: Pick<MessageMenuProps, "message" | "onAct">) {
  const t = useTranslations("simulator");
  const present = message.reactions.patient;
  return (
    <DropdownMenu.Group aria-label={t("react")} className="flex justify-between pb-1">
      {emojis.map((emoji) => (
        <DropdownMenu.CheckboxItem
          key={emoji}
          checked={emoji === present}
          onSelect={() =>
            onAct({
              type: "react",
              message: message.id,
              emoji: emoji === present ? null : emoji,
            })
          }
          className="grid size-9 cursor-pointer place-items-center rounded-control text-title -outline-offset-2 [font-variant-emoji:emoji] data-highlighted:bg-hover data-[state=checked]:bg-selected"
        >
          {emoji}
        </DropdownMenu.CheckboxItem>
      ))}
    </DropdownMenu.Group>
  );
}
