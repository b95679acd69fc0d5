// Puts into the journeys' archive one work with two entries, each cited, and two copies, the second better than the first; and one place with
// two names. Prints ids as JSON.
import { createAuthority } from '@/lib/authorities/commands'
import { db } from '@/lib/db'
import { actorByEmail } from '@/lib/members/queries'
import { demoMembers } from '@/prisma/demo/members'
import {
  cite,
  doc,
  hop,
  makeHolding,
  makePassage,
  makeRecord,
  makeSource,
  p,
  printed,
  quotation,
} from '../../support/factories'

const member = demoMembers.find(({ key }) => key === 'editor')
const editor = await actorByEmail(member?.email ?? '')
const yearbook = await makeSource(editor, {
  type: 'report',
  title: 'Almanac of a lake town',
  issued: printed('1921', '1921'),
})
const twin = await makeSource(editor, {
  type: 'report',
  title: 'Almanac of a Lake Town',
  issued: printed('1922', '1922'),
})
const leaflet = await makeSource(editor, { type: 'report', title: 'A leaflet on the ferry' })

// The text around the passage must be the same too, or a person must decide.
const before = 'It was a long winter, as the almanac has it for that year.'
const after = 'The boats lay on land until the thaw, which came late in spring.'
const moved = 'The ferry was laid up for the winter.'
const lost = 'The ice reached the pier on a Monday.'
const older = await makeHolding(editor, yearbook, {
  filename: 'typed.txt',
  text: `${before} ${moved} ${after} ${lost} Nothing else is said of it.`,
})
const better = await makeHolding(editor, yearbook, {
  filename: 'scanned.txt',
  text: `A page. ${before} ${moved} ${after} The ice had reached the pier on a Monday in March. And so on.`,
})
const [whole, changed] = [
  await makePassage(editor, older.layer, moved),
  await makePassage(editor, older.layer, lost),
]
const chain = [hop(yearbook)]
const first = await makeRecord(editor, {
  title: 'Winter on the lake',
  content: {
    body: doc(
      p('The almanac is quoted twice. ', cite(chain)),
      quotation({ chain, passageId: whole.id, language: 'en' }, moved),
      quotation({ chain, passageId: changed.id, language: 'en' }, lost),
    ),
  },
})
const second = await makeRecord(editor, {
  title: 'The pier of a lake town',
  content: { body: doc(p('It is told there too. ', cite([hop(twin)]))) },
})
const found = 'Those who drowned were found in the thaw.'
const copy = await makeHolding(editor, leaflet, { filename: 'leaflet.txt', text: `The ferry sank. ${found}` })
const warned = await makePassage(editor, copy.layer, found)
await makeRecord(editor, {
  title: 'The thaw',
  content: {
    contentWarning: 'drowning',
    body: doc(quotation({ chain: [hop(leaflet)], passageId: warned.id, language: 'en' }, found)),
  },
})
const [lake] = [
  await createAuthority(editor, { kind: 'PLACE', name: 'Sample Lake' }),
  await createAuthority(editor, { kind: 'PLACE', name: 'Lake of Samples', language: 'en' }),
]
console.log(
  JSON.stringify({
    source: yearbook.id,
    twin: twin.id,
    leaflet: leaflet.id,
    copy: copy.id,
    warned: warned.id,
    better: better.id,
    first: first.id,
    second: second.id,
    lake: lake.id,
  }),
)
await db.$disconnect()
