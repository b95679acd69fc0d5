import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bibliographyOf, citationsOf, newId, numberingOf, plainText, quotationsOf } from '@/lib/text'
import { headingsOf } from '@/lib/text/headings'
import { bodySchema } from '@/lib/text/schema'
import { closedSentence } from '@/lib/text/sentence'
import { anyDocument } from '@/tests/support/document-arbitrary'
import {
  blockquote,
  bold,
  br,
  chainOf,
  cited,
  footnote,
  h,
  list,
  p,
  quoted,
  sensitive,
  whole,
} from '@/tests/support/factories/pure'

describe('the quotations and citations of a body', () => {
  it('finds quotations in reading order, also in lists and warnings', () => {
    const body = whole(
      p('Before.'),
      blockquote(quoted('one')),
      list([p('item'), quoted(['two', br, 'lines'])]),
      sensitive('Injuries.', quoted('three', { mode: 'PARAPHRASE' })),
    )
    expect(quotationsOf(body).map(({ wording, mode }) => [wording, mode])).toEqual([
      ['one', 'VERBATIM'],
      ['two\nlines', 'VERBATIM'],
      ['three', 'PARAPHRASE'],
    ])
  })

  it('gives the positions of ProseMirror', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const node = bodySchema.nodeFromJSON(document)
        for (const { position, id } of [...quotationsOf(document), ...citationsOf(document)])
          expect(node.nodeAt(position)?.attrs.id).toBe(id)
      }),
      { numRuns: 100 },
    )
  })

  it('gives a citation the sentence before it', () => {
    const body = whole(
      p('First one. The ', bold('second'), ' one.', cited(), ' A third, open', cited(), '.'),
      p(cited()),
    )
    expect(citationsOf(body).map(({ sentence }) => sentence)).toEqual([
      'The second one.',
      'A third, open',
      '',
    ])
  })

  it('gives a citation in a footnote the noted sentence and the note', () => {
    const note = footnote(['It is told twice. So says the page', cited(), ' and another', cited(), '.'])
    const body = whole(p('First one. The second one', note, ' goes on.', footnote([cited()])))
    expect(citationsOf(body).map(({ sentence }) => sentence)).toEqual([
      'The second one\nSo says the page',
      'The second one\nSo says the page and another',
      'The second one goes on.',
    ])
  })

  it('does not end a sentence at an initial or abbreviation', () => {
    expect(closedSentence('So it is. Then Mr. J. Smith of No. 5 said so.')).toBe(
      'Then Mr. J. Smith of No. 5 said so.',
    )
    expect(closedSentence('He asked “why?” Nobody knew.')).toBe('Nobody knew.')
    expect(closedSentence('هل كان؟ نعم كان.')).toBe('نعم كان.')
    expect(closedSentence('On 5 May. He left.')).toBe('On 5 May. He left.')
    expect(closedSentence('')).toBe('')
  })

  it('finds the same sentence whatever comes before', () => {
    const pieces = [
      '. ',
      '.',
      'No',
      'Mr',
      ' ',
      'word',
      'Word',
      '»',
      '? ',
      '...',
      'J',
      '12',
      'w '.repeat(200),
      '.'.repeat(40),
    ]
    const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (after) => {
        const sentence = closedSentence(`So it was. ${after}`)
        expect(closedSentence(`${'So it was. '.repeat(100)}${after}`)).toBe(sentence)
      }),
    )
  })

  it('finds a thousand citations in one long paragraph', () => {
    const parts = Array.from({ length: 1_000 }, () => ['word '.repeat(190), cited()]).flat()
    const body = whole(p(...parts))
    expect(citationsOf(body)).toHaveLength(1_000)
  })

  it('numbers quotations and citations together, sources by first use', () => {
    const [a, b, c] = [newId(), newId(), newId()]
    const [first, second, third] = [newId(), newId(), newId()]
    const body = whole(
      p('x', cited({ id: first, chain: chainOf({ id: b }) })),
      quoted('q', { id: second, chain: chainOf({ id: a }, { id: b }) }),
      p('y', cited({ id: third, chain: chainOf({ id: c }, { id: a }) })),
    )
    expect([...numberingOf(body)]).toEqual([
      [first, 1],
      [second, 2],
      [third, 3],
    ])
    expect(bibliographyOf(body)).toEqual([
      { sourceId: b, firstNumber: 1 },
      { sourceId: a, firstNumber: 2 },
      { sourceId: c, firstNumber: 3 },
    ])
  })

  it('gives plain text with separated blocks', () => {
    const body = whole(
      h(2, 'Title'),
      p('One', br, 'two', cited(), '.'),
      p(),
      sensitive('Careful.', quoted('Q')),
    )
    expect(plainText(body)).toBe('Title\n\nOne\ntwo.\n\nCareful.\n\nQ')
  })

  it('gives headings unique ids from their text in any script', () => {
    const body = whole(h(2, 'What is known'), h(3, 'What is known'), h(2, 'Xocalı, 1992'), h(4, '…'))
    expect(headingsOf(body).map(({ id, level }) => [id, level])).toEqual([
      ['text-what-is-known', 2],
      ['text-what-is-known-2', 3],
      ['text-xocalı-1992', 2],
      ['text-part', 4],
    ])
    const twisted = whole(h(2, 'a'), h(2, 'a 2'), h(2, 'a'), h(2, 'a'), h(2, 'a 2'))
    expect(new Set(headingsOf(twisted).map(({ id }) => id)).size).toBe(5)
  })
})
