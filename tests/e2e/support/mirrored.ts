/**
 * Puts two records into an empty archive with two languages, one of which quotes a copy that readers can open as a whole: `node
 * --conditions=react-server --import tsx tests/e2e/support/mirrored.ts`; with the word "withdraw", withdraws the other. Prints their slugs as JSON.
 */
import { db } from '@/lib/db'
import { withdraw } from '@/lib/editions/commands'
import {
  chainOf,
  doc,
  makeEdition,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  p,
  quotation,
} from '@/tests/support/factories'

const words = 'The ferry stopped at nine.'

async function make() {
  await db.settings.updateMany({ data: { name: 'The ferry archive', languages: ['en', 'az'] } })
  const editor = await makeMember({ role: 'EDITOR' })
  const source = await makeSource(editor, { title: 'A printed note' })
  const { id, layer } = await makeHolding(editor, source, {
    text: `A lapwing. ${words} After it.`,
    shown: 'WHOLE',
  })
  const { sha256, holding } = await db.textLayer.findUniqueOrThrow({
    where: { id: layer.id },
    select: { sha256: true, holding: { select: { sha256: true } } },
  })
  const passage = await makePassage(editor, layer, words)
  const quoted = quotation({ chain: chainOf(source), passageId: passage.id }, words)
  const record = await makeRecord(editor, {
    slug: 'the-ferry',
    title: 'The ferry',
    content: { body: doc(quoted) },
  })
  await makeEdition(editor, record, {
    passages: [
      {
        ...{ id: passage.id, sourceId: source.id, exact: words, before: 'A lapwing. ', after: ' After it.' },
        ...{ language: 'en', locator: null, start: passage.start, end: passage.end, textLayerSha256: sha256 },
        holding: {
          id,
          kind: 'ORIGINAL',
          sha256: holding.sha256,
          obtainedFrom: '',
          rights: '',
          shown: 'WHOLE',
        },
      },
    ],
  })
  const body = doc(p('A plover was seen at the pier.'))
  await makeEdition(
    editor,
    await makeRecord(editor, { slug: 'the-pier', title: 'The pier', content: { body } }),
  )
}

if (process.argv.includes('withdraw')) {
  const { id } = await db.record.findFirstOrThrow({ where: { slug: 'the-pier' }, select: { id: true } })
  await withdraw(await makeMember({ role: 'PUBLISHER' }), id, { edition: 1, reason: 'Asked for.' })
} else await make()
const records = await db.record.findMany({ orderBy: { slug: 'asc' }, select: { slug: true } })
console.log(JSON.stringify(records.map(({ slug }) => slug)))
process.exit()
