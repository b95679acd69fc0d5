export {
  type CitationAttributes,
  isAllowedLink,
  type QuotationAttributes,
  type QuotationMode,
  quotationModes,
} from './attributes'
export { type BodyChange, bodyChange, bodyChangeSchema, changedBody } from './body-change'
export { contentWarningsOf, withoutWarnedParts } from './content-warnings'
export { type DocumentJson, documentSchema, emptyDocument } from './document'
export { newId } from './identity'
export type { NodeJson } from './json'
export {
  type Direction,
  directionOf,
  languageName,
  languageOptions,
  languageSchema,
  languageTags,
  storedLanguageSchema,
} from './language'
export {
  bibliographyOf,
  type NoteEntry,
  notesOf,
  numberingOf,
  paragraphsOf,
  placeName,
  type TextPlace,
  textPlacesOf,
} from './numbering'
export { SCHEMA_VERSION } from './schema'
export { type Citation, citationsOf, plainText, type Quotation, quotationsOf, wordsOf } from './walk'
