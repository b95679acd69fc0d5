/** What this archive is called on its pages. */
export const ARCHIVE_NAME = 'Stele'

/** One sentence on what it holds and how it is checked; for the first page and for those who list it. */
export const ARCHIVE_SENTENCE =
  'A memorial archive of testimonies, press excerpts and resolutions, in which every published sentence can be followed back to the copy of the source that somebody checked it against.'
