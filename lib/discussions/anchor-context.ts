/** The number of letters before and after an anchor that tell equal texts apart. */
export const ANCHOR_CONTEXT = 40
