import { kidsDialogs } from "./dialogs-kids";
import { northgateDialogs } from "./dialogs-northgate";
import { quietDialogs } from "./dialogs-quiet";
import { skinDialogs } from "./dialogs-skin";
import type { SampleDialog } from "./sample";

/** The dialogs that show the product. Everybody in them is invented. */
export const sampleDialogs: SampleDialog[] = [
  ...quietDialogs,
  ...northgateDialogs,
  ...kidsDialogs,
  ...skinDialogs,
];
