/** What became of the passages that drafts rested on. `waiting`: found, and records that are not open still rest on the old copy. */
export type Relocated = { moved: number; waiting: number; toLookAt: number }

const passages = (count: number) => (count === 1 ? 'One passage' : `${count} passages`)

/** The same in sentences; one where there was nothing to look for. */
export function relocatedSentences({ moved, waiting, toLookAt }: Relocated): string[] {
  const said = [
    moved > 0 && `${passages(moved)} stood in it in exactly one place; the drafts were moved there.`,
    waiting > 0 && `${passages(waiting)} stood in it too, but records that are not open for writing wait.`,
    toLookAt > 0 && `${passages(toLookAt)} could not be told for certain and wait for somebody to look.`,
  ].filter((sentence) => sentence !== false)
  return said.length > 0 ? said : ['No draft rests on passages of the older copy that were not looked for.']
}

export const outcomeSentences = {
  FOUND: 'It stands in the better copy in exactly one place.',
  NOT_FOUND: 'The words do not stand in the better copy as they are, or not between the same words.',
  SEVERAL: 'More than one place in the better copy fits.',
  UNDER_REVIEW: 'Its place is known; records that are not open for writing still rest on the old copy.',
} as const
