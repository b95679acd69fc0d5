import '@/tests/support/database'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/access'
import { db } from '@/lib/db'
import { checkedCounts } from '@/lib/editions/archive'
import { homePage } from '@/lib/editions/home'
import { setMask } from '@/lib/editions/masking/commands'
import { sha256 } from '@/lib/hashing'
import type { RecordContent } from '@/lib/records/schema'
import type { Chain } from '@/lib/text/chain'
import {
  chainOf,
  closeRecord,
  doc,
  figure,
  makeEdition,
  makeHolding,
  makeMember,
  makePassage,
  makeRecord,
  makeSource,
  printed,
  quotation,
  sensitive,
  timelineEvent,
} from '@/tests/support/factories'

const words = 'The ferry went on until the evening, and then it went no more.'
const day = '2026-11-29'

let editor: Actor
beforeAll(async () => {
  editor = await makeMember({ role: 'EDITOR' })
})

const made: { id: string }[] = []
// Each test sees its own records only.
afterEach(async () => {
  for (const record of made.splice(0)) await closeRecord(editor, record)
})

type Bound = { chain: Chain; passageId: string }

let texts = 0
/** A public record that quotes a copy of its own. */
async function publish(
  given: (bound: Bound, source: { id: string; title: string }) => Partial<RecordContent>,
  kind = 'account',
) {
  texts += 1
  const source = await makeSource(editor, { title: 'A note' })
  const text = `Before it. ${words} After it. Text ${texts}.`
  const { layer, id } = await makeHolding(editor, source, { text })
  const passage = await makePassage(editor, layer, words)
  const bound = { chain: chainOf(source), passageId: passage.id }
  const record = await makeRecord(editor, { kind, content: given(bound, source) })
  made.push(record)
  const shown = {
    ...{ id: passage.id, sourceId: source.id, exact: words, before: 'Before it. ', after: ' After it.' },
    ...{
      locator: null,
      language: 'en',
      start: passage.start,
      end: passage.end,
      textLayerSha256: sha256(layer.text),
    },
    holding: {
      id,
      kind: 'ORIGINAL',
      sha256: 'b'.repeat(64),
      obtainedFrom: '',
      rights: '',
      shown: 'IN_CONTEXT' as const,
    },
  }
  await makeEdition(editor, record, { passages: [shown] })
  return { ...record, layer, passage }
}

/** A public record with one quotation, and the id of that quotation. */
async function publishOne(
  content: Partial<RecordContent>,
  body: (bound: Bound) => ReturnType<typeof quotation>,
) {
  let quoted = ''
  const { slug } = await publish((bound) => {
    const made = doc(body(bound))
    quoted = /"id":"([0-9a-f-]{36})"/.exec(JSON.stringify(made))?.[1] ?? ''
    return { ...content, body: made }
  })
  return { slug, quoted }
}

describe('the quotation of the home page', () => {
  it('is the same for the whole day', async () => {
    for (let count = 0; count < 3; count += 1)
      await publish((bound) => ({ body: doc(quotation(bound, words)) }))
    const { quotation: first } = await homePage(day, 'en')
    expect(first).toMatchObject({ text: words, state: 'CHECKED' })
    expect((await homePage(day, 'en')).quotation).toEqual(first)
    const others = await Promise.all(
      ['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'].map((one) => homePage(one, 'en')),
    )
    expect(
      new Set([first, ...others.map(({ quotation: one }) => one)].map((one) => one?.slug)).size,
    ).toBeGreaterThan(1)
  })

  it('is never one behind a content warning, or under a notice', async () => {
    await publish((bound) => ({ body: doc(sensitive('Loss', quotation(bound, words))) }))
    await publish((bound) => ({ contentWarning: 'Loss', body: doc(quotation(bound, words)) }))
    await publish((bound) => ({
      ...{ contentWarning: 'Loss', warningIsNotice: true as const, body: doc(quotation(bound, words)) },
    }))
    expect((await homePage(day, 'en')).quotation).toBeNull()
  })

  it('can be chosen, and is shown with the notice of its record', async () => {
    const chosen = async (
      content: Partial<RecordContent>,
      body = (bound: Bound) => quotation(bound, words),
    ) => {
      const { slug, quoted } = await publishOne(content, body)
      return (await homePage(day, 'en', `/records/${slug}#quotation-${quoted}`)).quotation
    }
    const notice = { contentWarning: 'Loss', warningIsNotice: true as const }
    expect(await chosen(notice)).toMatchObject({ text: words, notice: 'Loss' })
    expect(await chosen({ contentWarning: 'Loss' })).toBeNull()
    expect(await chosen({}, (bound) => sensitive('Loss', quotation(bound, words)))).toBeNull()
    expect(await chosen({}, (bound) => quotation({ ...bound, mode: 'PARAPHRASE' }, words))).toBeNull()
  })

  it('stays the chosen one when its record gets another address', async () => {
    const { slug, quoted } = await publishOne({}, (bound) => quotation(bound, words))
    const moved = `moved-${slug}`
    await db.record.update({ where: { slug }, data: { slug: moved } })
    const { quotation: shown } = await homePage(day, 'en', `/records/${moved}#quotation-${quoted}`)
    expect(shown).toMatchObject({ slug: moved, id: `quotation-${quoted}` })
  })

  it('is never one that a mask touches', async () => {
    const { layer, passage } = await publish((bound) => ({ body: doc(quotation(bound, words)) }))
    expect((await homePage(day, 'en')).quotation).not.toBeNull()
    const mask = { start: passage.start, end: passage.end, kind: 'GRAPHIC' as const, reason: 'Loss' }
    await setMask(editor, { textLayerId: layer.id, ...mask })
    expect((await homePage(day, 'en')).quotation).toBeNull()
  })

  it('is never a paraphrase or a translation', async () => {
    await publish((bound) => ({ body: doc(quotation({ ...bound, mode: 'PARAPHRASE' }, words)) }))
    await publish((bound) => ({
      body: doc(quotation({ ...bound, mode: 'TRANSLATION', original: words }, words)),
    }))
    expect((await homePage(day, 'en')).quotation).toBeNull()
  })
})

describe('the counts of the home page', () => {
  it('count each statement once, and figures that differ', async () => {
    const paper = await makeSource(editor, { title: 'A newspaper' })
    await publish((bound, source) => {
      const heard = { ...bound, chain: chainOf(paper, source) }
      return {
        body: doc(
          quotation(bound, words),
          quotation({ ...bound, openlyUnverified: true }, words),
          quotation({ ...heard, openlyUnverified: true }, words),
          quotation(heard, words),
        ),
        figures: [
          figure(chainOf(source), { quantity: { kind: 'EXACT', value: 3 } }),
          figure(chainOf(source), { quantity: { kind: 'EXACT', value: 4 } }),
        ],
      }
    })
    expect((await homePage(day, 'en')).counts).toEqual({
      statements: 6,
      checked: 3,
      notSeen: 3,
      differing: 1,
    })
    expect(await checkedCounts()).toEqual({ statements: 6, checked: 3, secondHand: 1, unseen: 2 })
  })
})

it('home dates are in order, those without a year last', async () => {
  await publish((_, source) => ({
    fields: {
      timeline: [
        timelineEvent(chainOf(source), { date: printed('2 January', 'XXXX-01-02') }),
        timelineEvent(chainOf(source), { date: printed('5 May 1921', '1921-05-05') }),
        timelineEvent(chainOf(source), { date: printed('3 May 1921', '1921-05-03') }),
      ],
    },
  }))
  const { events, accounts, documents } = await homePage(day, 'en')
  expect(events.map(({ date }) => date.verbatim)).toEqual(['3 May 1921', '5 May 1921', '2 January'])
  expect(accounts).toHaveLength(1)
  expect(documents).toEqual([])
})
