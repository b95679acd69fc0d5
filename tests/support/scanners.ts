import { checkInput, checks, runChecks, textBlocksOf } from '@/lib/checks'
import { quotedSpans } from '@/lib/checks/detect/quoted-spans'
import { suggestEdtf } from '@/lib/dates'
import searchDocument from '@/lib/editions/indexing/document'
import { parseQuantity } from '@/lib/figures/sentence'
import { foldLetters } from '@/lib/folding/fold'
import { searchWords } from '@/lib/folding/words'
import { withPlainLineEnds } from '@/lib/holdings/extract/decode'
import { startsAsHtml } from '@/lib/holdings/extract/media-type'
import { layoutOf } from '@/lib/holdings/extract/pdf/page-layout'
import { pageTextOf } from '@/lib/holdings/extract/pdf/page-text'
import { align, compare, examine, fold, locate, recogniseLanguage } from '@/lib/quotation'
import { readInterventions } from '@/lib/quotation/interventions'
import { languageFor } from '@/lib/quotation/language'
import { tokenise } from '@/lib/quotation/tokens'
import { parseAsked } from '@/lib/search/query'
import { snippetOf } from '@/lib/search/snippet'
import { keepable } from '@/lib/text/characters'
import { closedSentence } from '@/lib/text/sentence'
import { draftQuoting } from '@/tests/lib/checks/drafts'
import { glyphsOf, pageOf } from './glyphs'

const proseOf = (text: string) =>
  checkInput({
    kind: 'account',
    texts: [{ field: 'body.0', text, language: 'en', subjectId: null, citations: [], position: 1 }],
    people: [{ name: 'John Smith', authorityId: null }],
    authorities: [
      { id: 'a', kind: 'PERSON', name: 'Smith, John', variants: ['J. Smith'] },
      { id: 'b', kind: 'BODY', name: 'The Senate', variants: ['Senate Committee'] },
    ],
  })

const quotationOf = (text: string) =>
  draftQuoting({
    wording: `Words ${text}`,
    exact: `Words ${text}.`,
    layer: `Before. Words ${text}. After it.`,
  })

const ofEachCheck = (name: string, inputOf: typeof proseOf) =>
  Object.fromEntries(
    checks
      .filter((check) => check.applies(inputOf('Some words.')))
      .map((check) => [`${check.id}, ${name}`, (text: string) => runChecks(inputOf(text), [check])]),
  )

/** Every function that reads a text of others, with the other values that it needs. */
export const scanners: Readonly<Record<string, (text: string) => unknown>> = {
  ...ofEachCheck('in prose', proseOf),
  ...ofEachCheck('in a quotation', quotationOf),
  fold,
  tokenise: (text) => tokenise(fold(text).folded, languageFor('en', text)),
  'read interventions': (text) => readInterventions(fold(text).folded, fold(`Of ${text}`).folded),
  'recognise language': recogniseLanguage,
  compare: (text) => compare(text, `${text} and more`, 'en'),
  'compare something else': (text) => compare(text, 'Some words of a source.', 'en'),
  align: (text) => align(text, `${text} and more`, 'en'),
  examine: (text) => examine('Words of a source', fold(`${text} Words of a source. ${text}`), 'en'),
  'locate in the text': (text) => locate('Words of a source', `${text} Words of a sauce. ${text}`),
  'locate the text': (text) => locate(text, `Before it. ${text} After it.`),
  'last sentence': closedSentence,
  'spans in marks': (text) =>
    quotedSpans(text, [
      { opening: '«', stops: /»/, closing: '»' },
      { opening: '“', stops: /[“”]/, closing: '”' },
    ]),
  'start of HTML': startsAsHtml,
  'line ends': withPlainLineEnds,
  'page of a PDF': (text) =>
    pageTextOf(
      layoutOf(
        pageOf((text.match(/.{1,80}/gsu) ?? []).flatMap((line, index) => glyphsOf(line, 60, -12 * index))),
      ),
    ),
  'text blocks': (text) => textBlocksOf(text, 'en'),
  'search words': searchWords,
  'folded letters': foldLetters,
  'search document': (text) =>
    searchDocument({ language: 'en', parts: [{ text, weight: 'C', isNames: true }] }),
  'parsed search': parseAsked,
  snippet: (text) =>
    snippetOf(text, 'en', { words: ['some'], stems: ['en:word'], beginnings: ['th'], asked: 1 }),
  keepable: (text) => keepable(text),
  'reading of a date': suggestEdtf,
  'reading of a quantity': (text) => parseQuantity(text),
}
