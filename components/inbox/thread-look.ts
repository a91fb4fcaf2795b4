/** How a thread stands in its pane, beside the Details. */
export const threadLook = "relative flex min-h-0 min-w-0 flex-1 flex-col";
