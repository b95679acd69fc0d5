import { describe, expect, it } from 'vitest'
import {
  box,
  clipped,
  drawnLetters,
  latin,
  lines,
  mappedLetters,
  picture,
  printed,
  unmapped,
} from '@/tests/support/drawn-pdf'
import { readDrawn } from '@/tests/support/read-drawn'

const white = { colour: '1 g' }

describe('text that something is drawn over', () => {
  it('is covered', async () => {
    const { text, of, findings } = await readDrawn([
      { drawn: [latin('The witness Harun Testname was heard.', 60, 700), box(122, 696, 88, 14)] },
    ])
    expect(text).toBe('The witness Harun Testname was heard.')
    expect(of('COVERED')).toEqual(['Harun Testname'])
    expect(findings).toEqual([['COVERED_TEXT', 13, ['1']]])
  })

  it('is covered by a picture, and by a mark of the file', async () => {
    const words = latin('The name is Harun Testname, he said.', 60, 700)
    const mark = '<< /Type /Annot /Subtype /Square /Rect [120 695 201 712] /IC [0 0 0] /C [0 0 0] >>'
    const { of } = await readDrawn([
      { drawn: [words, picture(120, 690, 80, 24)] },
      { drawn: [words], annotations: [mark] },
    ])
    expect(of('COVERED')).toEqual(['Harun Testname', 'Harun Testname'])
  })

  it('is seen where the drawing leaves it free', async () => {
    const { spans } = await readDrawn([
      {
        drawn: [
          latin('This is seen.', 60, 700),
          'q 2 w 50 690 200 30 re S Q',
          box(60, 680, 200, 10),
          box(50, 630, 200, 30, '0.9 0.9 0.2 rg'),
          latin('This, too.', 60, 640),
        ],
      },
    ])
    expect(spans).toEqual([])
  })
})

describe('text that is not shown', () => {
  it('has the colour of its ground', async () => {
    const { of, findings } = await readDrawn([
      {
        drawn: [
          latin('This is seen.', 60, 700),
          latin('White on white.', 60, 680, white),
          box(50, 630, 200, 30),
          latin('White on black is seen.', 60, 640, white),
          box(50, 580, 200, 30, '0 0 1 rg'),
          latin('Blue on blue.', 60, 590, { colour: '0 0 1 rg' }),
          latin('Nearly white.', 60, 550, { colour: '0.98 g' }),
          latin('Light grey is seen.', 60, 530, { colour: '0.8 g' }),
        ],
      },
    ])
    expect(of('HIDDEN')).toEqual(['White on white.', 'Blue on blue.\n\nNearly white.'])
    expect(findings).toEqual([['HIDDEN_TEXT', 36, ['1']]])
  })

  it.each([
    ['outside of the page', latin('Not here.', 60, -40)],
    ['cropped', latin('Not here.', 60, 20)],
    ['too small', latin('Not here.', 60, 600, { size: 1 })],
    ['clipped', clipped(300, 580, 50, 50, latin('Not here.', 60, 600))],
    ['only a clipping path', latin('Not here.', 60, 600, { mode: 7 })],
    ['invisible', latin('Not here.', 60, 600, { mode: 3 })],
  ])('is %s', async (_, drawn) => {
    const page = { drawn: [latin('This is seen.', 60, 700), drawn], crop: [0, 50, 595, 842] }
    const { of } = await readDrawn([page])
    expect(of('HIDDEN')).toEqual(['Not here.'])
  })

  it('does not mix with what is seen in its place', async () => {
    const { text } = await readDrawn([
      {
        drawn: [
          latin('A hidden line of words.', 60, 700, white),
          latin('What the page shows here.', 61, 700),
        ],
      },
    ])
    expect(text).toBe('What the page shows here.\n\nA hidden line of words.')
  })
})

describe('machine-read text', () => {
  it('is invisible text over the picture of a page', async () => {
    const { of, origin, findings } = await readDrawn([
      {
        drawn: [
          picture(0, 0, 595, 842),
          ...lines(['Words that a machine read', 'from a page.'], 60, 700, { mode: 3 }),
        ],
      },
    ])
    expect(of('INVISIBLE')).toEqual(['Words that a machine read\nfrom a page.'])
    expect(origin).toBe('OCR')
    expect(findings).toEqual([['MACHINE_READ', 31, ['1']]])
  })
})

describe('what can not be read', () => {
  it('is never taken for text', async () => {
    const { text, findings } = await readDrawn(
      [
        { drawn: [latin('Read this.', 60, 700), unmapped('secret', 60, 680), drawnLetters('abc', 60, 660)] },
        { drawn: [box(60, 60, 100, 100)] },
        { drawn: [printed('a\u0001b\ue000c', 60, 700)] },
      ],
      { labels: '0 << /S /r >>' },
    )
    expect(text).toBe(`Read this.\n${'\ufffd'.repeat(6)}\n${'\ufffd'.repeat(3)}\n\n\n\na\ufffdb\ufffdc`)
    expect(findings).toEqual([
      ['CONTROL_CHARACTERS', 1, ['iii']],
      ['UNKNOWN_GLYPHS', 10, ['i', 'iii']],
      ['PAGES_WITHOUT_TEXT', 1, ['ii']],
    ])
  })

  it('is read where a font of drawings says its letters', async () => {
    const { text, findings } = await readDrawn([
      { drawn: [mappedLetters('abba', 60, 700), latin('Read.', 60, 680)] },
    ])
    expect([text, findings]).toEqual(['əЖЖə\nRead.', []])
  })

  it('is every page of a scan', async () => {
    const { text, findings } = await readDrawn([
      { drawn: [picture(0, 0, 595, 842)] },
      { drawn: [picture(0, 0, 595, 842)] },
    ])
    expect([text, findings]).toEqual(['', [['PAGES_WITHOUT_TEXT', 2, ['1', '2']]]])
  })
})
