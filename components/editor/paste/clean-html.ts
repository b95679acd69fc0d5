import { Leaving, type LeftOut } from './left-out'
import { takeNotes, unwrapPageLinks } from './notes'
import {
  dropPictures,
  dropUnseen,
  placeLinked,
  straightenLinks,
  straightenLists,
  straightenTables,
  writeOut,
} from './page'
import { readWord } from './word'

/**
 * Turns a copied page into one with only what the schema of bodies has: headings, lists with levels and first numbers, tables, footnotes, emphasis
 * and links. Says what it leaves out: tracked deletions, comments, what was hidden, pictures, marks of notes that weren't copied. The page is
 * changed in place.
 */
export function cleanPage(page: Document): LeftOut {
  const { body } = page
  const leaving = new Leaving()
  readWord(body, leaving)
  dropUnseen(body, leaving)
  takeNotes(body, leaving)
  unwrapPageLinks(body)
  straightenLinks(body)
  dropPictures(body, leaving)
  straightenLists(body)
  writeOut(body)
  straightenTables(body)
  placeLinked(body, leaving)
  return leaving.counts
}
