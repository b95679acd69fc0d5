/** The size of the preview of a page that readers of Open Graph (ogp.me) expect, in dots. */
export const PREVIEW_SIZE = { width: 1200, height: 630 } as const
