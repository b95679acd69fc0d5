// A program of its own: adds to the demo archive, through the ordinary commands, a record that cites a PDF, one that gives a number out of
// it, one that fills more than a page of the review, and one with fourteen quotations; prints ids as JSON.
import { db } from '@/lib/db'
import { addHolding } from '@/lib/holdings/add'
import { createPassage } from '@/lib/holdings/passages'
import { actorByEmail } from '@/lib/members/queries'
import { submit } from '@/lib/review/workflow/transitions'
import { demoMembers } from '@/prisma/demo/members'
import {
  cite,
  doc,
  figure,
  hop,
  makeHolding,
  makePassage,
  makeRecord,
  makeSource,
  p,
  quotation,
  sensitive,
} from '../../support/factories'
import { pdfOf } from '../../support/pdf'

const member = demoMembers.find(({ key }) => key === 'editor')
const editor = await actorByEmail(member?.email ?? '')
const source = await makeSource(editor, { type: 'report', title: 'Yearbook of a sample town' })
const words = 'The bridge was closed on 3 May 1921, and 12 people\ndid not return.'
const bytes = pdfOf([
  'YEARBOOK OF A SAMPLE TOWN\n\nThe winter was long and the river froze twice.',
  `THE BRIDGE\n\nIt is not known who gave the order.\n${words} The ferry went on.`,
  'NOTES\n\nNone.',
])
async function* once() {
  yield new Uint8Array(bytes)
}
const about = {
  kind: 'FACSIMILE',
  language: 'en',
  filename: 'yearbook.pdf',
  obtainedFrom: 'a sample library',
} as const
const cited = await addHolding(editor, source.id, about, once())
const { id: textLayerId, text } = await db.textLayer.findFirstOrThrow({ where: { holdingId: cited.id } })
const start = text.indexOf(words)
const passage = await createPassage(editor, {
  textLayerId,
  start,
  end: start + words.length,
})
const chain = [hop(source)]
const bound = { chain, passageId: passage.id, language: 'en' }
const record = await makeRecord(editor, {
  title: 'A bridge in a sample town',
  content: {
    body: doc(
      p('The yearbook says that the bridge was closed. ', cite(chain, { passageId: passage.id })),
      quotation(bound, words.replace('\n', ' ').replace('people', 'persons')),
      sensitive('Death by drowning', quotation(bound, words.replace('\n', ' '))),
    ),
  },
})
await submit(editor, record.id, { version: record.version })
const counted = await makeRecord(editor, {
  title: 'How many did not return over the bridge',
  content: {
    body: doc(p('The yearbook gives a number. ', cite(chain, { passageId: passage.id }))),
    figures: [
      figure(chain, {
        passageId: passage.id,
        measure: 'missing',
        statedBy: { name: 'Yearbook of a sample town', authorityId: null },
      }),
    ],
  },
})
await submit(editor, counted.id, { version: counted.version })
const long = await makeRecord(editor, {
  title: 'A long account of a bridge',
  content: {
    body: doc(...Array.from({ length: 52 }, (_, index) => p(`Sentence ${index + 1} is told. `, cite(chain)))),
  },
})
await submit(editor, long.id, { version: long.version })
const boats = Array.from({ length: 14 }, (_, index) => `Boat ${index + 1} reached the pier.`)
const list = await makeHolding(editor, source, { filename: 'list.txt', text: boats.join('\n\n') })
const quoted: Awaited<ReturnType<typeof makePassage>>[] = []
for (const boat of boats) quoted.push(await makePassage(editor, list.layer, boat))
const many = await makeRecord(editor, {
  title: 'Fourteen boats',
  content: {
    body: doc(...quoted.map(({ id }, index) => quotation({ ...bound, passageId: id }, boats[index] ?? ''))),
  },
})
await submit(editor, many.id, { version: many.version })
console.log(
  JSON.stringify({
    record: record.id,
    counted: counted.id,
    long: long.id,
    many: many.id,
    source: source.id,
    holding: cited.id,
    passage: passage.id,
  }),
)
await db.$disconnect()
