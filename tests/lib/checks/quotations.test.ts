import { describe, expect, it } from 'vitest'
import { type CheckInput, checkInput } from '@/lib/checks'
import { alteredCopy } from '@/lib/checks/rules/altered-copy'
import { ellipsisOrder } from '@/lib/checks/rules/ellipsis-order'
import { lookalike } from '@/lib/checks/rules/lookalike'
import { noCopy } from '@/lib/checks/rules/no-copy'
import { quoteDrift } from '@/lib/checks/rules/quote-drift'
import { secondHand } from '@/lib/checks/rules/second-hand'
import { textNotShown } from '@/lib/checks/rules/text-not-shown'
import { translationAsVerbatim } from '@/lib/checks/rules/translation-as-verbatim'
import { english } from '@/tests/support/english'
import { marked } from '@/tests/support/marked-text'
import {
  draftQuoting,
  excerpts,
  findings,
  levels,
  paragraph,
  seen,
  source,
  triedTooLittle,
  unseen,
} from './drafts'

const passage = 'The keeper said that 14 lamps were not lit on the first night, “for want of oil”.'

describe('quote-drift', () => {
  it.each([
    ['a changed figure', passage.replace('14', '41'), 'BLOCK', '41'],
    ['a lost negation', passage.replace('not lit', 'lit'), 'BLOCK', ''],
    ['another verb of saying', passage.replace('said', 'admitted'), 'BLOCK', 'admitted'],
    ['another word', passage.replace('oil', 'coal'), 'WARN', 'coal'],
  ])('finds %s', (_, wording, level, excerpt) => {
    expect(findings(quoteDrift, draftQuoting({ wording, exact: passage }))).toMatchObject([
      { level, excerpt },
    ])
  })

  it.each([
    ['a changed figure', passage.replace('14', '41'), ['BLOCK']],
    ['a lost negation', passage.replace('not lit', 'lit'), ['BLOCK']],
    ['words of its own', 'Snow fell … on every roof … of the long street', ['BLOCK']],
    ['the words of the passage', passage, []],
    ['other marks alone', passage.replaceAll(' ', '  '), []],
  ])('compares the original of a translation: %s', (_, original, expected) => {
    const input = draftQuoting({ wording: 'Otras palabras', exact: passage, mode: 'TRANSLATION' })
    const subjects = input.subjects.map((subject) => ({
      ...subject,
      quotation: subject.quotation && { ...subject.quotation, original },
    }))
    expect(levels(quoteDrift, { ...input, subjects })).toEqual(expected)
  })

  it('finds a quotation unrelated to its passage', () => {
    const input = draftQuoting({ wording: 'Snow fell … on every roof … of the long street', exact: passage })
    expect(levels(quoteDrift, input)).toEqual(['BLOCK'])
  })

  it('notes a language without word lists when the text differs', () => {
    const input = draftQuoting({ wording: 'Lamppu ei palanut', exact: 'Lamppu paloi', language: 'fi' })
    expect(findings(quoteDrift, input).at(-1)).toMatchObject({
      level: 'WARN',
      message: expect.stringContaining('(Finnish)'),
    })
    expect(
      findings(quoteDrift, draftQuoting({ wording: 'Lamppu', exact: 'Lamppu', language: 'fi' })),
    ).toEqual([])
  })

  it.each([
    ['the same words', passage],
    ['other marks and spaces', `"${passage.replace('“', '"').replace('”', '"').replaceAll(' ', '  ')}"`],
    ['an open omission', passage.replace('said that 14 lamps were ', '… ')],
    ['supplied words', passage.replace('The keeper', 'The keeper [of the light]')],
  ])('ignores %s', (_, wording) => {
    expect(findings(quoteDrift, draftQuoting({ wording, exact: passage, mode: 'ABRIDGED' }))).toEqual([])
  })

  it('points to the text in the editor', () => {
    const input = draftQuoting({ wording: passage.replace('14', '41'), exact: passage })
    expect(findings(quoteDrift, input)[0]?.place).toMatchObject({
      subjectId: 'q',
      start: 21,
      end: 23,
      from: 22,
      to: 24,
    })
  })

  it('ignores translations', () => {
    expect(
      quoteDrift.applies(draftQuoting({ wording: 'Other words', exact: passage, mode: 'TRANSLATION' })),
    ).toBe(false)
  })
})

describe('altered-copy', () => {
  const text = `First line. ${passage} Last line.`
  const input = draftQuoting({ wording: passage, exact: passage, layer: text })

  it('finds a missing passage', () => {
    expect(levels(alteredCopy, { ...input, passages: new Map() })).toEqual(['BLOCK'])
  })

  it('finds a copy without the passage at its place', () => {
    expect(
      levels(
        alteredCopy,
        draftQuoting({ wording: passage, exact: passage, layer: text, passage: { start: 3, end: 9 } }),
      ),
    ).toEqual(['BLOCK'])
  })

  it('finds a text that doesn’t match its checksum', () => {
    const layer = { id: 'l', text, intact: false, locators: [] }
    expect(
      levels(
        alteredCopy,
        draftQuoting({ wording: passage, exact: passage, layer: text, passage: { layer } }),
      ),
    ).toEqual(['BLOCK'])
  })

  it('finds a long text that doesn’t match its checksum', () => {
    const unread = (intact: boolean) =>
      draftQuoting({ wording: passage, exact: passage, passage: { intact } })
    expect(levels(alteredCopy, unread(false))).toEqual(['BLOCK'])
    expect(findings(alteredCopy, unread(true))).toEqual([])
  })

  it.each([
    ['an intact copy', input],
    ['a copy that was not loaded', draftQuoting({ wording: passage, exact: passage })],
    ['other words in the quotation', draftQuoting({ wording: 'Other words', exact: passage, layer: text })],
  ])('ignores %s', (_, draft) => {
    expect(findings(alteredCopy, draft)).toEqual([])
  })
})

describe('ellipsis-order', () => {
  const text =
    'The bridge was closed on Monday. The trains were late all week. In the end nobody came to the fair at all.'
  const far = `The bridge was closed on Monday. ${'Much else was written here. '.repeat(200)} In the end nobody came to the fair at all.`
  const pages = [
    { value: '1', start: 0, end: 33 },
    { value: '2', start: 33, end: 200 },
  ]
  const abridged = (wording: string, layer = text, exact = layer) =>
    draftQuoting({ wording, exact, layer, mode: 'ABRIDGED' })

  it('finds parts in another order', () => {
    expect(levels(ellipsisOrder, abridged('The trains were late … The bridge was closed'))).toEqual(['BLOCK'])
    expect(levels(ellipsisOrder, abridged('nobody came to the fair [...] The trains were late'))).toEqual([
      'BLOCK',
    ])
  })

  it('finds parts far apart', () => {
    expect(levels(ellipsisOrder, abridged('The bridge was closed … nobody came to the fair', far))).toEqual([
      'BLOCK',
    ])
  })

  it('finds parts on different pages', () => {
    const wording = 'The bridge was closed … nobody came to the fair'
    const found = findings(
      ellipsisOrder,
      draftQuoting({ wording, exact: text, layer: text, pages, mode: 'ABRIDGED' }),
    )
    expect(found).toMatchObject([{ level: 'BLOCK', message: expect.stringContaining('(1 and 2)') }])
  })

  it('warns of parts too short to be found', () => {
    expect(levels(ellipsisOrder, abridged('The bridge … the fair'))).toEqual(['WARN'])
  })

  it.each([
    ['parts in order', abridged('The bridge was closed … The trains were late')],
    ['three parts in order', abridged('The bridge was closed … The trains were late … nobody came to')],
    ['an omission at the end only', abridged('The trains were late …')],
    [
      'parts on one page',
      draftQuoting({
        wording: 'The trains were late … nobody came to',
        exact: text,
        layer: text,
        pages,
        mode: 'ABRIDGED',
      }),
    ],
  ])('ignores %s', (_, input) => {
    expect(findings(ellipsisOrder, input)).toEqual([])
  })
})

describe('lookalike', () => {
  const twice = 'The gate was open. Rain fell. The gate was open. Rain fell. The gate was open.'
  const draft = (exact: string, layer: string, given = {}) =>
    draftQuoting({ wording: exact, exact, layer, passage: given })

  it('finds text that appears twice in the same context', () => {
    expect(levels(lookalike, draft('Rain fell', twice, { prefix: 'open. ', suffix: '. The gate' }))).toEqual([
      'WARN',
    ])
    expect(levels(lookalike, draft('The gate was open', twice, { prefix: '', suffix: '' }))).toEqual(['WARN'])
  })

  it('finds a context that differs from the stored one', () => {
    expect(levels(lookalike, draft('Rain fell', twice, { prefix: 'The sun shone. ' }))).toEqual(['WARN'])
  })

  it('gives the number of places', () => {
    const found = findings(lookalike, draft('The gate was open', twice, { prefix: '', suffix: '' }))
    expect(found[0]?.message).toContain('3 places')
  })

  it.each([
    ['text that appears once', draft('Rain fell', 'The gate was open. Rain fell.')],
    [
      'words that their surroundings tell apart',
      draft('Rain fell', 'First night: Rain fell. Second night: Rain fell.'),
    ],
    ['words inside other words', draft('gate', 'The gate. The gatehouse.')],
  ])('ignores %s', (_, input) => {
    expect(findings(lookalike, input)).toEqual([])
  })
})

describe('second-hand', () => {
  const wording = 'the lamps were lit'
  const quotedThere = 'A paper wrote: “the lamps were lit” and no more.'

  it('finds a chain that doesn’t end with the passage’s source', () => {
    expect(levels(secondHand, draftQuoting({ wording, exact: wording, chain: [seen('another')] }))).toEqual([
      'BLOCK',
    ])
    expect(
      levels(secondHand, draftQuoting({ wording, exact: wording, chain: [unseen('s'), seen('another')] })),
    ).toEqual(['BLOCK'])
  })

  it('finds a chain without a seen source', () => {
    expect(levels(secondHand, draftQuoting({ wording, exact: wording, chain: [unseen('s')] }))).toContain(
      'BLOCK',
    )
  })

  it('finds a chain with several seen sources', () => {
    expect(
      levels(secondHand, draftQuoting({ wording, exact: wording, chain: [seen('another'), seen('s')] })),
    ).toEqual(['BLOCK'])
  })

  it('warns of text in quotation marks in the only source', () => {
    expect(levels(secondHand, draftQuoting({ wording, exact: wording, layer: quotedThere }))).toEqual([
      'WARN',
    ])
  })

  it.each([
    ['a source that was seen', draftQuoting({ wording, exact: wording })],
    [
      'a chain that says “quoted in”',
      draftQuoting({ wording, exact: wording, layer: quotedThere, chain: [unseen('paper'), seen('s')] }),
    ],
    [
      'words without marks around them',
      draftQuoting({ wording, exact: wording, layer: 'That night the lamps were lit at six.' }),
    ],
    ['a paraphrase without a passage', { ...draftQuoting({ wording, exact: wording }), passages: new Map() }],
  ])('ignores %s', (_, input) => {
    expect(findings(secondHand, input)).toEqual([])
  })
})

describe('translation-as-verbatim', () => {
  const russian = 'Сад за библиотекой был закрыт, и никто не знал, когда он откроется.'
  const english =
    'The garden behind the library was closed, and it was not known when it would open to the town.'
  const french =
    'Le jardin derrière la bibliothèque était fermé, et on ne savait pas quand il serait ouvert pour la ville.'

  it('finds text in another script', () => {
    expect(
      levels(translationAsVerbatim, draftQuoting({ wording: english, exact: russian, language: 'ru' })),
    ).toEqual(['BLOCK'])
    expect(
      levels(
        translationAsVerbatim,
        draftQuoting({ wording: 'Sad za bibliotekoy', exact: russian, language: 'ru' }),
      ),
    ).toEqual(['BLOCK'])
  })

  it('finds another language of the same script, declared or detected', () => {
    const declared = draftQuoting({
      wording: 'Der Garten',
      exact: 'Le jardin',
      language: 'fr',
      quotation: { language: 'de' },
    })
    expect(levels(translationAsVerbatim, declared)).toEqual(['WARN'])
    expect(
      levels(translationAsVerbatim, draftQuoting({ wording: english, exact: french, language: 'und' })),
    ).toEqual(['WARN'])
  })

  it('needs translator and original of a translation', () => {
    const input = draftQuoting({ wording: english, exact: russian, language: 'ru', mode: 'TRANSLATION' })
    expect(levels(translationAsVerbatim, input)).toEqual(['WARN', 'WARN'])
  })

  it.each([
    ['the words of the source', draftQuoting({ wording: russian, exact: russian, language: 'ru' })],
    ['figures alone', draftQuoting({ wording: '1992', exact: russian, language: 'ru' })],
    [
      'a dialect tag',
      draftQuoting({ wording: english, exact: english, language: 'en-GB', quotation: { language: 'en' } }),
    ],
    [
      'a translation with its translator and original',
      draftQuoting({
        wording: english,
        exact: russian,
        language: 'ru',
        mode: 'TRANSLATION',
        quotation: { translator: 'A. B.', original: russian },
      }),
    ],
  ])('ignores %s', (_, input) => {
    expect(findings(translationAsVerbatim, input)).toEqual([])
  })
})

describe('checks of quotations', () => {
  it('do not apply without quotations', () => {
    const input = checkInput({
      kind: 'account',
      texts: [paragraph('Nothing is quoted.')],
      sources: new Map([['s', source('s')]]),
    })
    for (const check of [
      quoteDrift,
      alteredCopy,
      ellipsisOrder,
      lookalike,
      translationAsVerbatim,
      secondHand,
    ])
      expect(check.applies(input), check.id).toBe(false)
    expect(excerpts(secondHand, input)).toEqual([])
  })
})

describe('no-copy', () => {
  const text = `Before it, rain fell on the town. ${passage} Nobody spoke of it until the harvest was in.`
  /** A draft with an unbound quotation, and the texts of the archive copies. */
  const unbound = (wording: string, texts: (string | null)[], given: { quotation?: object } = {}) => {
    const input = draftQuoting({ wording, exact: wording, ...given })
    const copies = texts.map((text, index) => ({
      name: `copy-${index}.txt`,
      layer: text === null ? null : { text },
    }))
    return {
      ...input,
      subjects: input.subjects.map((subject) => ({ ...subject, passageId: null })),
      copies: new Map([['q', copies]]),
    }
  }
  const foreign = { quotation: { mode: 'TRANSLATION', original: passage } }
  const said = (input: CheckInput) => findings(noCopy, input).map(({ level, message }) => [level, message])

  it.each([
    ['text of the copy', unbound(passage, [text]), /^This text is in the archive copy “copy-0.txt”/],
    [
      'words that stand in the second copy',
      unbound(passage, ['Some other words stand here.', text]),
      /^This text is in the archive copy “copy-1.txt”/,
    ],
    ['similar text', unbound(passage.replace('oil', 'coal'), [text]), /^Much the same text is in/],
    ['text that appears twice', unbound(passage, [`${text} ${text}`]), /more than once/],
    ['the original of a translation', unbound('In other words.', [text], foreign), /^This text is in/],
    [
      'an abridged quotation in another order',
      unbound('Nobody spoke of it … rain fell on the town', [text]),
      /are in another order/,
    ],
    [
      'words that do not stand there',
      unbound('The ferry was painted green in autumn.', [text]),
      /^This text wasn’t found in the archive copy “copy-0.txt” of the source\.$/,
    ],
    [
      'words that stand in none of several, of which one is too long',
      unbound('The ferry was painted green in autumn.', [text, text, null]),
      /^This text wasn’t found in 2 archive copies of the source\. Not searched.*“copy-2.txt”\.$/,
    ],
    ['copies that are all too long', unbound(passage, [null, null]), /^No passage is bound\. Not searched/],
  ])('notes %s', (_, input, message) => {
    expect(said(input)).toEqual([['WARN', expect.stringMatching(message)]])
  })

  const bound = draftQuoting({ wording: passage, exact: passage })
  it.each([
    ['a quotation that is bound', { ...bound, copies: new Map([['q', [{ name: 'c', layer: { text } }]]]) }],
    ['a quotation of a source without a text', unbound(passage, [])],
    ['a paraphrase', unbound(passage, [text], { quotation: { mode: 'PARAPHRASE' } })],
    [
      'a translation without its original',
      unbound(passage, [text], { quotation: { mode: 'TRANSLATION', original: null } }),
    ],
  ])('does not apply to %s', (_, input) => {
    expect(noCopy.applies(input)).toBe(false)
    expect(findings(noCopy, input)).toEqual([])
  })
})

describe('text-not-shown', () => {
  const quoting = (wording: string, written: string) => {
    const { text, spans } = marked(written)
    return draftQuoting({ wording, exact: text, passage: { spans } })
  }

  it.each([
    ['150 lamps', '⟦DELETED 150⟧ ⟦INSERTED 106⟧ lamps', '“150” is deleted in the archive copy.'],
    ['the red lamp', 'the ⟦HIDDEN red⟧ lamp', '“red” is hidden in the archive copy.'],
    ['by Lina Sample', 'by ⟦COVERED Lina Sample⟧', '“Lina Sample” is covered in the archive copy.'],
    ['The gate was open.', '⟦DELETED The gate was open.⟧', '“The gate was open.” is deleted'],
  ])('blocks %s from %s', (wording, written, said) => {
    expect(findings(textNotShown, quoting(wording, written))).toMatchObject([
      { level: 'BLOCK', message: expect.stringContaining(said) },
    ])
  })

  it.each([
    ['106 lamps', '⟦DELETED 150⟧ ⟦INSERTED 106⟧ lamps'],
    ['150 lamps', '⟦DELETED 150⟧ ⟦INSERTED 150⟧ lamps'],
    ['107 lamps', '⟦DELETED 150⟧ ⟦INSERTED 106⟧ lamps'],
    ['the lamp', 'the ⟦HIDDEN red⟧ lamp'],
    ['613 lamps', '613⟦NOTE_MARKER 4⟧ lamps'],
  ])('finds nothing in %s from %s', (wording, written) => {
    expect(findings(textNotShown, quoting(wording, written))).toEqual([])
  })
})

describe('spans of a copy', () => {
  const { text, spans } = marked(
    'They say that 613⟦NOTE_MARKER 4⟧ lamps\n\n⟦NOTE 4 By the keeper.⟧\n\n⟦PAGE_NUMBER 12⟧\n\nwere lit. The ⟦DELETED red⟧ gate was shut.',
  )
  const bound = (wording: string, exact: string) => {
    const draft = draftQuoting({ wording, exact, layer: text })
    const passages = [...draft.passages].map(
      ([id, passage]) =>
        [id, { ...passage, spans, layer: passage.layer && { ...passage.layer, spans } }] as const,
    )
    return { ...draft, passages: new Map(passages) }
  }
  const whole = text.slice(text.indexOf('613'), text.indexOf('. The'))

  it.each([
    ['613 lamps were lit', whole],
    ['By the keeper.', 'By the keeper.'],
    ['The gate was shut.', 'The red gate was shut.'],
  ])('%s passes every check of its passage', (wording, exact) => {
    const input = bound(wording, exact)
    for (const check of [quoteDrift, textNotShown, lookalike, ellipsisOrder])
      expect(findings(check, input)).toEqual([])
  })

  it('a figure with its note marker is blocked', () => {
    expect(findings(quoteDrift, bound('6134 lamps were lit', whole))).toMatchObject([
      { level: 'BLOCK', excerpt: '6134' },
    ])
  })

  it.each([
    ['613 lamps were lit', 'found'],
    ['By the keeper', 'found'],
    ['The red gate was shut', 'onlyNotShown'],
  ] as const)('%s without a passage is %s', (wording, key) => {
    const draft = draftQuoting({ wording, exact: wording })
    const subjects = draft.subjects.map((subject) => ({ ...subject, passageId: null }))
    const copies = new Map([['q', [{ name: 'copy.txt', layer: { text, spans } }]]])
    expect(findings(noCopy, { ...draft, subjects, copies })).toMatchObject([
      { message: english(`checks.no-copy.${key}`, { copy: 'copy.txt' }) },
    ])
  })
})

describe('each of these checks', () => {
  it('has at least three hits and three near misses', () => {
    expect(triedTooLittle('quotations')).toEqual([])
  })
})
