import { dropEmptyParagraphs, endAtEmptyLines, straightenHeadings } from './blocks'
import { markLanguages } from './languages'
import { Leaving, type LeftOut } from './left-out'
import { straightenLists, writeBoxes } from './lists'
import { takeNotes, unwrapPageLinks } from './notes'
import { dropPictures, dropUnseen, placeLinked, straightenLinks, writeOut } from './page'
import { applyClasses, setApart, straightenStrikes } from './styles'
import { straightenTables } from './tables'
import { readWord } from './word'

/**
 * Turns a copied page into one with only what the schema of bodies has: headings, lists with levels and first numbers, tables, footnotes, emphasis,
 * links, and words in another language than `language`. Says what it leaves out: tracked deletions, comments, what was hidden, pictures, marks of
 * notes that weren't copied. The page is changed in place.
 */
export function cleanPage(page: Document, language = ''): LeftOut {
  const { body } = page
  const leaving = new Leaving()
  applyClasses(page)
  markLanguages(body, language)
  writeBoxes(body)
  readWord(body, leaving)
  dropUnseen(body, leaving)
  takeNotes(body, leaving)
  unwrapPageLinks(body)
  straightenLinks(body)
  dropPictures(body, leaving)
  straightenLists(body)
  setApart(body)
  writeOut(body)
  straightenTables(body)
  straightenHeadings(body)
  straightenStrikes(body)
  endAtEmptyLines(body)
  dropEmptyParagraphs(body)
  placeLinked(body, leaving)
  return leaving.counts
}
