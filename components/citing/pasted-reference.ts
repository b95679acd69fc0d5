import { LONGEST_SEARCH } from '@/lib/citations/finder-schema'

/** A title in quotation marks, and a number after it: of a day, a year or a page. */
const PRINTED = /[“«„"][^“”«»„"]{2,}[”»“"].*\d/s

/**
 * True for a text that describes sources and is no search: several lines, BibTeX, RIS, CSL-JSON, a printed reference, or more than can be
 * searched for. A DOI, an ISBN or an address alone is searched for, because its source can be there.
 */
export const isReference = (text: string): boolean =>
  text.trim().includes('\n') ||
  text.trim().length > LONGEST_SEARCH ||
  /^\s*(?:@\w+\s*\{|TY {2}- |[[{])/.test(text) ||
  PRINTED.test(text)
