/** What tells the rows of a file apart: the words of the title, the date, and of sources the container and the DOI. */
export type Head = {
  /** The number of the row in the file. */
  number: number
  /** The id that its entry gets. */
  id: string
  words: string
  date: string
  container: string
  doi: string
  /** The ids of rows that belong to the entry and have their own. */
  parts: string[]
  /** What the event about it says. */
  detail: Record<string, string>
}

/** Keys by which two rows of one file are taken for the same. */
export const keysOf = ({ words, date, container, doi }: Head): string[] => [
  ...(doi ? [`doi ${doi.toLowerCase()}`] : []),
  JSON.stringify([words, date, container]),
]
