import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ChangesPage } from '@/components/archive/ChangesPage'
import { CitePage } from '@/components/archive/CitePage'
import { figureEvents } from '@/components/archive/finding/figure-groups'
import { escapedJson } from '@/components/archive/JsonLd'
import { cardPlaces } from '@/components/archive/record/margin'
import { RecordPage } from '@/components/archive/record/RecordPage'
import { changesBetween } from '@/lib/editions/changes'
import { coverageSentence } from '@/lib/editions/coverage'
import { readingOf } from '@/lib/editions/evidence'
import { translatorOf } from '@/lib/messages/catalogue'
import { partsOf } from '@/lib/records/parts'
import type { RecordContent } from '@/lib/records/schema'
import type { NoteStyle } from '@/lib/settings/schema'
import { citingOf, editionOf, passageIn, snapshotSource } from '@/tests/support/editions'
import { english } from '@/tests/support/english'
import {
  cell,
  chainOf,
  cite,
  contentOf,
  doc,
  figure,
  footnote,
  h,
  list,
  otherCount,
  p,
  printed,
  quotation,
  row,
  sensitive,
  table,
  timelineEvent,
  whole,
} from '@/tests/support/factories/pure'
import { htmlOf } from '@/tests/support/render'

const [heard, seen] = [snapshotSource('Heard'), snapshotSource('Seen')]
const sources = [heard, seen]

const page = (kind: string, given: Partial<RecordContent>, more: Parameters<typeof editionOf>[2] = {}) =>
  htmlOf(<RecordPage citing={citingOf(editionOf(kind, contentOf(kind, given), { sources, ...more }))} />)

describe('a record page', () => {
  it('writes notes and sources in the style of the archive', () => {
    const author = [{ family: 'Doe', given: 'Jane' }]
    const csl = { id: seen.id, type: 'article-newspaper', title: 'Seen', author }
    const body = doc(
      p('One.', cite(chainOf(seen)), ' Two.', cite(chainOf(heard)), ' Three.', cite(chainOf(seen))),
    )
    const edition = editionOf('account', contentOf('account', { body }), {
      sources: [heard, { ...seen, csl }],
    })
    const { archive, ...citing } = citingOf(edition)
    const read = (noteStyle: NoteStyle) => {
      const html = htmlOf(<RecordPage citing={{ ...citing, archive: { ...archive, noteStyle } }} />)
      return ['note-3', `source-${seen.id}`].map((id) =>
        html
          .split(`id="${id}"`)[1]
          ?.match(/(?:<p class="oldstyle-nums">|<span [^>]*>)(.*?)<\/(?:p|span)>/)?.[1]
          ?.replace(/<[^>]*>/g, ''),
      )
    }
    expect(read('PLAIN')).toEqual(['Doe, “Seen”.', 'Doe, Jane. “Seen”.'])
    expect(read('CHICAGO')).toEqual(['Doe, “Seen.”', 'Doe, Jane. “Seen.”'])
    expect(read('ISO_690')).toEqual(['DOE, ref. 1.', 'DOE, Jane. Seen.'])
  })

  it('hides text that the rights don’t allow, and names the copy', () => {
    const passage = passageIn(seen, 'Words of a source.')
    const kept = { ...passage, exact: '', before: '', after: '' }
    const html = page(
      'press-excerpt',
      { body: doc(quotation({ chain: chainOf(seen), passageId: passage.id }, 'Words of a source.')) },
      { passages: [{ ...kept, holding: { ...passage.holding, shown: 'NOTHING' } }] },
    )
    expect(html).toContain(english('archive.evidence.noText'))
    expect(html).toContain(passage.holding.sha256)
  })

  it('shows the evidence of a quotation and names a source not seen', () => {
    const passage = passageIn(seen, 'Words of a source.')
    const html = page(
      'press-excerpt',
      { body: doc(quotation({ chain: chainOf(heard, seen), passageId: passage.id }, 'Words of a source.')) },
      { passages: [passage] },
    )
    expect(html).toContain('Heard, as cited in Seen')
    expect(html).toContain('Not seen. We rely on the source below.')
    expect(html).toContain('We have seen the original.')
    expect(html).toMatch(/Before it\. <\/span><mark[^>]*>Words of a source\.<\/mark>/)
    expect(html).toMatch(/Not checked: [^<]*the original source\./)
  })

  it('shows whole words around a passage, with … where the copy continues', () => {
    const body = (id: string) => doc(quotation({ chain: chainOf(seen), passageId: id }, 'Words of a source.'))
    const passage = passageIn(seen, 'Words of a source.')
    const shown = (given: Partial<typeof passage>) =>
      page('account', { body: body(passage.id) }, { passages: [{ ...passage, ...given }] })
    const long = 'and so on '.repeat(40)
    expect(shown({ before: `${long}tial words. ${long.slice(0, 148)}`, after: long })).toMatch(
      /<span>… words\. and so[^<]*<\/span><mark.*<\/mark><span>and so on .* and so on …<\/span>/s,
    )
    expect(shown({ before: 'Title\n\nBefore it. ', after: ' After it.' })).toMatch(
      /<span>Title\nBefore it\. <\/span><mark.*<\/mark><span> After it\.<\/span>/s,
    )
  })

  it('shows the corrections of a statement with role and date', () => {
    const node = quotation({ chain: chainOf(seen) }, 'Twelve people.')
    const correction = {
      subjectType: 'QUOTATION' as const,
      subjectId: String(node.attrs?.id),
      aspect: 'VERBATIM',
      part: 'wording',
      from: 'Ten <b>people</b>.',
      to: 'Twelve people.',
      proposedAt: '2026-11-20T10:00:00.000Z',
      acceptedAt: '2026-11-21T10:00:00.000Z',
      role: 'REVIEWER',
    }
    const html = page('account', { body: doc(node) }, { corrections: [correction] })
    expect(html).toMatch(
      /<q[^>]*>Ten &lt;b&gt;people&lt;\/b&gt;\.<\/q> was changed to <q[^>]*>Twelve people\.<\/q>/,
    )
    expect(html).toContain('Proposed by a reviewer on 20 November 2026')
    expect(html.indexOf('was changed to')).toBeGreaterThan(html.indexOf('How we know this'))
    expect(page('account', { body: doc(node) })).not.toContain('Corrections')
  })

  it('tells words of a source from a paraphrase', () => {
    const quoted = page('account', {
      body: doc(quotation({ chain: chainOf(heard, seen) }, 'Twelve people.')),
    })
    expect(quoted).toMatch(/<blockquote[^>]*class="words marked"[^>]*><p[^>]*><span[^>]*>Twelve people\./)
    expect(quoted).toMatch(/<figcaption[^>]*><span class="said-by">Heard, as cited in Seen/)
    const retold = page('account', {
      body: doc(quotation({ chain: chainOf(heard, seen), mode: 'PARAPHRASE' }, 'Some people.')),
    })
    expect(retold).not.toContain('<blockquote')
    expect(retold).not.toContain('marked')
    expect(retold).toContain('As reported in Heard, as reported in Seen')
    const both = doc(
      quotation({ chain: chainOf(seen) }, 'Twelve people.'),
      quotation({ chain: chainOf(heard, seen), mode: 'PARAPHRASE' }, 'Some people.'),
    )
    const cited = htmlOf(
      <CitePage citing={citingOf(editionOf('account', contentOf('account', { body: both }), { sources }))} />,
    )
    expect(cited).toContain('>Quotation 1</h2>')
    expect(cited).toContain('>Paraphrase 2</h2>')
    expect(cited).not.toContain('Quotation 2')
    const parts = partsOf('account', contentOf('account', { body: both }), new Map(), translatorOf('en'))
    expect(parts.find(({ label }) => label === 'Paraphrase 2')?.text).toMatch(/^Some people\.\nCites: /)
  })

  it('adds no quotation marks to text that begins with one', () => {
    const html = page('account', { body: doc(quotation({ chain: chainOf(seen) }, '«Twelve people.»')) })
    expect(html).toContain('class="words"')
  })

  it('gives each quotation, paragraph and figure a link to its text', () => {
    const [quoted, stated] = [quotation({ chain: chainOf(seen) }, 'Once.'), figure(chainOf(seen))]
    const html = page('account', {
      body: doc(p('One.'), quoted, p(), p('Two.'), sensitive('Violence', p('Three.'))),
      figures: [stated],
    })
    for (const id of [`quotation-${quoted.attrs?.id}`, `figure-${stated.id}`, 'p1', 'p2', 'within-p3'])
      expect(html.match(new RegExp(` (?:id|href)="#?${id}"`, 'g')), id).toHaveLength(2)
    expect(html).toMatch(/<summary[^>]*><span id="p3"><\/span>/)
  })

  it('gives each list item, table and note a link of its own', () => {
    const body = whole(
      list([p('One.')], [p('Two.')]),
      table(null, row(cell('A'))),
      sensitive('Violence', list([p('Three.')])),
      p('In all 613', footnote('A list.'), '.'),
    )
    const html = page('account', { body })
    for (const id of ['item-1', 'item-2', 'table-1', 'within-item-3'])
      expect(html.match(new RegExp(` (?:id|href)="#?${id}"`, 'g')), id).toHaveLength(2)
    expect(html).toMatch(/<summary[^>]*>.*<span id="item-3"><\/span>/)
    expect(html).toMatch(/<a href="#note-1" class="permalink/)
  })

  it('has the words of a quotation before how they are known', () => {
    const passage = passageIn(seen, 'Words of a source.')
    const node = quotation({ chain: chainOf(seen), passageId: passage.id }, 'Words of a source.')
    const html = page('press-excerpt', { body: doc(node) }, { passages: [passage] })
    expect(html).toContain('data-place="OPEN"')
    const order = ['<blockquote', '<figcaption', '</figure>', 'class="card"', 'How we know this'].map(
      (part) => html.indexOf(part),
    )
    expect(order).toEqual(order.toSorted((one, other) => one - other))
    expect(order).not.toContain(-1)
  })

  it('names the language of what its editor typed', () => {
    const fields = {
      ...{ body: { name: 'Рада', authorityId: null }, jurisdiction: 'Долина', act: 'resolution' },
      adopted: printed('5 May 1921', '1921-05-05'),
    }
    const html = page('resolution', { language: 'uk', fields })
    expect(html).toContain('<bdi lang="uk">Долина</bdi>')
    expect(html).toContain('<bdi lang="uk">Рада</bdi>')
    expect(html).toContain('<bdi>5 May 1921</bdi>')
  })

  it('shows a title that the archive supplied in brackets', () => {
    expect(page('account', { title: 'A letter', titleIsSupplied: true })).toMatch(
      /<h1[^>]*>\[A letter\]<\/h1>/,
    )
    expect(page('account', { title: 'A letter' })).toMatch(/<h1[^>]*>A letter<\/h1>/)
  })

  it('names its address and what is left out for print', () => {
    const html = page('account', { body: doc(sensitive('Drowning', p('Closed.'))) })
    expect(html).toMatch(/class="print-only[^"]*">Edition 1, https:[^<]*\/editions\/1</)
    expect(html).toContain(english('archive.warning.omitted', { part: 'passage' }))
  })

  it('shows the sources of a passage behind a content warning', () => {
    const closed = quotation({ chain: chainOf(heard, seen) }, 'A graphic passage.')
    const html = page('account', { body: doc(sensitive('Drowning', closed)) })
    expect(html).toMatch(/<\/details><ul[^>]*class="warned-sources".*Second-hand.*Heard, as cited in Seen/s)
  })

  it('has contents and key dates only where its text is open', () => {
    const given = {
      body: doc(h(2, 'Before'), p('One.'), h(2, 'After'), sensitive('Violence', h(2, 'Closed'))),
      fields: { timeline: [timelineEvent(chainOf(seen))] },
    }
    const html = page('account', given)
    expect(html).toMatch(/Contents.*href="#text-before".*href="#text-after".*Key dates.*href="#event-/s)
    expect(html).toMatch(/<a href="#event-[^>]*aria-label="Link to this event"/)
    expect(html).not.toContain('href="#text-closed"')
    expect(page('account', { ...given, contentWarning: 'Violence' })).not.toContain('Contents')
  })

  it('links each mark to its note and back', () => {
    const html = page('account', {
      body: doc(p('One.', cite(chainOf(seen)), ' Two.', cite(chainOf(heard, seen)))),
    })
    for (const number of [1, 2]) {
      expect(html).toContain(`id="mark-${number}"`)
      expect(html).toContain(`href="#note-${number}"`)
      expect(html).toContain(`id="note-${number}"`)
      expect(html).toContain(`href="#mark-${number}"`)
    }
  })

  it('says who approved the edition where it is known', () => {
    expect(page('account', {})).toMatch(/A reviewer who wrote none of it .* on <time[^>]*>22 November 2026/)
    expect(page('account', {}, { approved: null })).not.toContain('wrote none of it')
  })

  it.each([null, 'Violence'])('has unique ids and no broken links under the warning %s', (contentWarning) => {
    const chain = chainOf(heard, seen)
    const html = page('account', {
      contentWarning,
      body: doc(
        quotation({ chain }, 'Once.'),
        p('A.', cite(chain)),
        sensitive('Violence', quotation({ chain }, 'Twice.')),
      ),
      figures: [figure(chain), figure(chain)],
    })
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id)
  })

  it('closes text, figures and notes behind a content warning', () => {
    const chain = chainOf(seen)
    const html = page('account', {
      contentWarning: 'Violence',
      body: doc(quotation({ chain }, 'A graphic passage.')),
      figures: [figure(chain, { measure: 'tortured' })],
    })
    const warned = html.indexOf('<details class="warned">')
    expect(warned).toBeGreaterThan(0)
    expect(html).not.toMatch(/<details[^>]* open/)
    for (const hidden of ['A graphic passage.', 'Tortured', 'id="notes"'])
      expect(html.indexOf(hidden), hidden).toBeGreaterThan(warned)
  })

  it('shows the text under a warning that is a notice', () => {
    const given = { contentWarning: 'Violence', body: doc(quotation({ chain: chainOf(seen) }, 'Words.')) }
    const html = page('account', { ...given, warningIsNotice: true })
    expect(html).toMatch(/role="note"[^>]*>Content warning: Violence/)
    expect(html).not.toContain('class="warned"')
    expect(page('account', given)).toContain('class="warned"')
  })

  it('puts the anchors of warned content on the warning', () => {
    const chain = chainOf(seen)
    const [open, closed] = [quotation({ chain }, 'In the open.'), quotation({ chain }, 'A graphic passage.')]
    const body = doc(open, sensitive('Drowning', closed))
    const stated = figure(chain)
    // The HTML before an id: its last summary is not closed when the id is within the warning itself.
    const before = (html: string, id: string) => html.slice(0, html.indexOf(`id="${id}"`))
    const isAtWarning = (html: string, id: string) =>
      /<details class="warned"><summary(?:(?!<\/summary>).)*$/.test(before(html, id))

    const part = page('account', { body, figures: [stated] })
    expect(part).toMatch(new RegExp(`<details id="how-quotation-${open.attrs?.id}"`))
    expect(isAtWarning(part, `how-quotation-${closed.attrs?.id}`)).toBe(true)
    expect(isAtWarning(part, 'mark-2')).toBe(true)
    expect(part).toMatch(new RegExp(`<details id="within-how-quotation-${closed.attrs?.id}"`))

    const whole = page('account', { contentWarning: 'Violence', body, figures: [stated] })
    for (const name of [
      `how-quotation-${open.attrs?.id}`,
      `how-quotation-${closed.attrs?.id}`,
      `how-figure-${stated.id}`,
      `figure-${stated.id}`,
    ])
      expect(isAtWarning(whole, name), name).toBe(true)
  })

  it('shows a translation beside its original, each in its own direction', () => {
    const passage = { ...passageIn(seen, 'الجسر'), language: 'ar' }
    const html = page(
      'account',
      {
        body: doc(
          quotation(
            {
              chain: chainOf(seen),
              mode: 'TRANSLATION',
              language: 'en',
              original: 'الجسر',
              translator: 'A. Translator',
              passageId: passage.id,
            },
            'The bridge',
          ),
        ),
      },
      { passages: [passage] },
    )
    expect(html).toMatch(/<blockquote lang="en" dir="ltr"[^>]*data-mode="TRANSLATION"/)
    expect(html).toMatch(/<blockquote lang="ar" dir="rtl" class="words original"/)
    expect(html).toContain('Translated by A. Translator.')
  })

  it('says when a year is not given', () => {
    const html = page('resolution', {
      fields: { adopted: { ...printed('28 May', 'XXXX-05-28'), basis: 'VIA_INTERMEDIARY' } },
    })
    expect(html).toContain('28 May, year not given')
    expect(html).toContain('As given by another source: “28 May”')
  })

  it('escapes all text', () => {
    const attack = '"><img src=x onerror=alert(1)><script>alert(2)</script>'
    const html = page(
      'testimony',
      {
        title: attack,
        summary: attack,
        body: doc(
          quotation(
            { chain: chainOf(seen), original: attack, translator: attack, mode: 'TRANSLATION' },
            attack,
          ),
          sensitive(attack, p(attack)),
        ),
        figures: [figure(chainOf(seen), { measure: attack, note: attack })],
      },
      { speaker: attack, sources: [heard, snapshotSource(attack, { id: seen.id })] },
    )
    expect(html).not.toContain('<img')
    expect(html).not.toContain('<script')
  })

  it('names the current edition on an older one', () => {
    const html = page('account', {}, { number: 1, newest: 3, isLive: false })
    expect(html).toContain('Read the current edition')
    expect(page('account', {})).not.toContain('Read the current edition')
  })
})

describe('figures', () => {
  it('are grouped by what they count, parts below their whole', () => {
    const whole = figure(chainOf(seen), { quantity: { kind: 'EXACT', value: 613 } })
    const other = figure(chainOf(seen), { quantity: { kind: 'AT_LEAST', value: 450 } })
    const part = figure(chainOf(seen), { population: 'women', partOf: whole.id })
    const elsewhere = figure(chainOf(seen), { event: { name: 'Another event', authorityId: null } })
    const [first, second] = figureEvents([part, whole, elsewhere, other])
    expect(
      first?.groups.map(({ figures, depth, differ }) => [figures.map(({ id }) => id), depth, differ]),
    ).toEqual([
      [[whole.id, other.id], 0, true],
      [[part.id], 1, false],
    ])
    expect(second).toMatchObject({ event: 'Another event', groups: [{ differ: false }] })
  })
})

describe('figures of other records', () => {
  const mine = figure(chainOf(seen), { quantity: { kind: 'EXACT', value: 613 } })
  const edition = editionOf('account', contentOf('account', { figures: [mine] }), { sources })
  const other = {
    id: 'b'.repeat(8),
    slug: 'another-record',
    language: 'az',
    title: 'Another record',
    quantity: { kind: 'AT_LEAST' as const, value: 450 },
    asOf: null,
    statedBy: { name: 'The relief agency', authorityId: null },
    state: 'SECOND_HAND' as const,
  }

  it('are shown with who states them and their state', () => {
    const html = htmlOf(
      <RecordPage citing={citingOf(edition)} others={new Map([[mine.id, otherCount(other)]])} />,
    )
    expect(html).toContain('Figures differ')
    expect(html).toMatch(
      /at least 450.*The relief agency.*Second-hand.*href="\/records\/another-record#figure-/s,
    )
    // Each name in the language of its record.
    expect(html).toContain('<bdi lang="az">The relief agency</bdi>')
    expect(html).toMatch(/<caption lang="en" dir="auto">/)
    const alone = htmlOf(<RecordPage citing={citingOf(edition)} />)
    expect(alone).not.toContain('Figures differ')
    expect(alone).not.toContain('In other records')
  })

  it('of a number that many state are counted, and all are linked', () => {
    const same = { ...other, slug: 'a-third-record', quantity: mine.quantity }
    const numbers = [
      { quantity: mine.quantity, stated: [same], total: 250 },
      { quantity: other.quantity, stated: [other], total: 1 },
    ]
    const shown = (total: number, isMinimum: boolean, isPreview = false) =>
      htmlOf(
        <RecordPage
          citing={citingOf(edition)}
          others={new Map([[mine.id, { numbers, total, isMinimum }]])}
          isPreview={isPreview}
        />,
      )
    const all = `/figures?record=${edition.slug}&amp;figure=${mine.id}`
    expect(shown(251, false)).toMatch(/613: stated 249 more times.*at least 450.*All figures for this count/s)
    expect(shown(251, false)).toContain(`href="${all}"`)
    expect(shown(251, false)).not.toContain('more figures')
    expect(shown(260, true)).toMatch(
      /9 more figures with other numbers.*There are more figures than are counted/s,
    )
    expect(shown(251, false, true)).not.toContain('All figures')
  })
})

describe('what changed', () => {
  const [first, second] = [1, 2].map((number) =>
    editionOf(
      'account',
      contentOf('account', { title: `Title ${number}`, contentWarning: number === 1 ? 'Violence' : null }),
      { number, newest: 2, sources },
    ),
  )

  it('is closed behind a warning of either edition, without withdrawn text', async () => {
    if (!first || !second) throw new Error('An edition is missing')
    const html = htmlOf(
      <ChangesPage edition={second} before={first} changes={await changesBetween(first, second, english)} />,
    )
    const warned = html.indexOf('<details class="warned">')
    expect(warned).toBeGreaterThan(0)
    expect(html.indexOf('<del')).toBeGreaterThan(warned)
    expect(html).not.toMatch(/<details[^>]* open/)
    const replaced = [{ label: 'Text', runs: [], isReplaced: true }]
    expect(htmlOf(<ChangesPage edition={second} before={first} changes={replaced} />)).toContain(
      english('archive.changes.replaced'),
    )
    const lines = [
      { label: 'Text', runs: [{ kind: 'added' as const, text: 'One line\nand another' }], isReplaced: false },
    ]
    expect(htmlOf(<ChangesPage edition={second} before={first} changes={lines} />)).toMatch(
      /dded:? <\/bdi>One line.*dded:? <\/bdi>and another/s,
    )
    const without = htmlOf(<ChangesPage edition={second} before={null} changes={null} />)
    expect(without).toContain('was withdrawn')
    expect(without).not.toContain('Title 1')
  })
})

describe('a sentence', () => {
  it('counts the statements of each type by how they were checked', () => {
    const of = {
      type: 'QUOTATION',
      total: 14,
      paraphrased: 0,
      held: 12,
      elsewhere: 0,
      secondHand: 2,
      unseen: 0,
    } as const
    expect(coverageSentence([], english)).toBe('Nothing on this page cites a source.')
    expect(coverageSentence([of], english)).toBe(
      '14 quotations: 12 checked against an archive copy and 2 second-hand.',
    )
    expect(coverageSentence([{ ...of, total: 1, held: 0, secondHand: 0, unseen: 1 }], english)).toBe(
      '1 quotation: not compared with the original yet.',
    )
    expect(coverageSentence([{ ...of, paraphrased: 14 }], english)).toMatch(/^14 paraphrases: /)
    expect(coverageSentence([{ ...of, paraphrased: 1 }], english)).toMatch(/^14 quotations and paraphrases: /)
    expect(
      coverageSentence(
        [
          { ...of, total: 2, held: 2, secondHand: 0 },
          { ...of, type: 'FIGURE', total: 1200, held: 0, elsewhere: 1200, secondHand: 0 },
        ],
        english,
      ),
    ).toBe(
      '2 quotations: both checked against an archive copy. 1,200 figures: all checked against the source.',
    )
  })
})

it('structured data cannot end its element', () => {
  const data = { name: '</script><script>alert(1)</script>\u2028<!--' }
  expect(escapedJson(data)).not.toMatch(/[<>\u2028]/)
  expect(JSON.parse(escapedJson(data))).toEqual(data)
})

it('a record of 2,000 words with 25 citations is small', () => {
  // Words of an alphabet of syllables, which compress about as well as English.
  let seed = 7
  const next = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const syllables = [
    'ka',
    'ren',
    'to',
    'vil',
    'mo',
    'sta',
    'ler',
    'un',
    'shi',
    'bor',
    'dan',
    'we',
    'pli',
    'gro',
  ]
  const word = () => Array.from({ length: 1 + next(3) }, () => syllables[next(14)]).join('')
  const lexicon = Array.from({ length: 700 }, word)
  const text = (count: number) =>
    `${Array.from({ length: count }, () => lexicon[next(lexicon.length)]).join(' ')}.`
  const quoted = Array.from({ length: 25 }, () => ({ words: text(20), id: crypto.randomUUID() }))
  const passages = quoted.map(({ words, id }) => ({
    ...passageIn(seen, words),
    ...{ id, before: `${text(60)} `, after: ` ${text(60)}` },
  }))
  const html = page(
    'account',
    {
      body: doc(
        ...quoted.flatMap(({ words, id }) => [
          p(text(60)),
          quotation({ chain: chainOf(heard, seen), passageId: id }, words),
        ]),
      ),
    },
    { passages },
  )
  expect(gzipSync(html).length).toBeLessThan(15_000)
})

describe('the card of a quotation', () => {
  const placesOf = (body: Parameters<typeof cardPlaces>[0], taken = 0) => {
    const edition = editionOf('account', contentOf('account', { body }), { sources })
    return [...cardPlaces(body, readingOf(edition, english).evidence, taken).values()]
  }
  const quoted = () => quotation({ chain: chainOf(heard, seen) }, 'A few words.')
  const long = () => p('A sentence of the archive. '.repeat(60))

  it('is open where the text beside it is long enough', () => {
    expect(placesOf(doc(quoted(), long(), quoted()))).toEqual(['OPEN', 'OPEN'])
  })

  it('is a line where the next quotation is near', () => {
    expect(placesOf(doc(quoted(), quoted(), quoted()))).toEqual(['LINE', 'LINE', 'OPEN'])
  })

  it('is below its quotation where the margin is taken', () => {
    expect(placesOf(doc(quoted(), long(), quoted()), 300)).toEqual(['OPEN'])
    expect(placesOf(doc(sensitive('Violence', quoted())))).toEqual([])
  })
})
