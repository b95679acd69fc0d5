/** The path of a copy that readers can open as a whole. */
export const copyPath = (sourceId: string, holdingId: string) => `/sources/${sourceId}/copies/${holdingId}`

/** The path of a passage on the page of its copy. */
export const passageInCopyPath = (sourceId: string, holdingId: string, passageId: string) =>
  `${copyPath(sourceId, holdingId)}?passage=${passageId}#passage-${passageId}`
