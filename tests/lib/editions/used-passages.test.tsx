import '@/tests/support/database'
import { beforeAll, expect, it } from 'vitest'
import { SourcePage } from '@/components/archive/copies/SourcePage'
import type { Actor } from '@/lib/access'
import { citedSource } from '@/lib/editions/sources'
import { sha256 } from '@/lib/hashing'
import type { RecordContent } from '@/lib/records/schema'
import {
  chainOf,
  doc,
  makeEdition,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  quotation,
  sensitive,
} from '@/tests/support/factories'
import { htmlOf } from '@/tests/support/render'

const words = 'The ferry went no more.'
let editor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
})

/** A source with one passage, and a way to publish records that use it. */
async function quotedSource() {
  const source = await makeSource(editor, { title: 'A note on the ferry' })
  const { layer, id } = await makeHolding(editor, source, {
    text: `Before it. ${words} After it. ${source.id}`,
  })
  const passage = await makePassage(editor, layer, words)
  const shown = {
    ...{ id: passage.id, sourceId: source.id, exact: words, before: 'Before it. ', after: ' After it.' },
    ...{ locator: null, language: 'en', start: passage.start, end: passage.end },
    textLayerSha256: sha256(layer.text),
    holding: {
      id,
      kind: 'ORIGINAL',
      sha256: 'b'.repeat(64),
      obtainedFrom: '',
      rights: '',
      shown: 'IN_CONTEXT',
    },
  } as const
  const bound = { chain: chainOf(source), passageId: passage.id }
  const publish = async (title: string, content: Partial<RecordContent>) => {
    const record = await makeRecord(editor, { title, content })
    await makeEdition(editor, record, { passages: [{ ...shown }] })
    return record
  }
  return { source, bound, publish }
}

it('the page of a source marks used passages and links the records', async () => {
  const { source, bound, publish } = await quotedSource()
  const first = await publish('The first record', { body: doc(quotation(bound, words)) })
  const second = await publish('The second record', { body: doc(quotation(bound, words)) })
  const found = await citedSource(source.id)
  expect(found?.passages).toHaveLength(1)
  if (!found) return
  const html = htmlOf(<SourcePage found={found} page={1} contact="" style="PLAIN" />)
  expect(html).toMatch(/Before it\. <\/span><mark>The ferry went no more\.<\/mark><span> After it\./)
  for (const { slug } of [first, second]) expect(html).toContain(`href="/records/${slug}#how-quotation-`)
  expect(html).not.toContain('Help us find this')
})

it('a passage that one record closes is closed on its source', async () => {
  const { source, bound, publish } = await quotedSource()
  await publish('An open record', { body: doc(quotation(bound, words)) })
  await publish('A closed record', { body: doc(sensitive('Loss', quotation(bound, words))) })
  const found = await citedSource(source.id)
  expect(found?.passages).toMatchObject([{ isOpen: false }])
  if (found)
    expect(htmlOf(<SourcePage found={found} page={1} contact="" style="PLAIN" />)).not.toContain(words)
})

it('the page of a source not seen asks readers for it', async () => {
  const { source, publish } = await quotedSource()
  const heard = await makeSource(editor, { title: 'A letter' })
  await publish('A record', { body: doc(quotation({ chain: chainOf(heard, source) }, words)) })
  const found = await citedSource(heard.id)
  if (!found) throw new Error('The source is not public')
  const html = htmlOf(<SourcePage found={found} page={1} contact="office@archive.example" style="PLAIN" />)
  expect(html).toContain('Help us find this')
  expect(html).toContain('mailto:office@archive.example?subject=A%20letter')
})
