import { describe, expect, it } from 'vitest'
import { clipped, latin, lines, printed, vertical } from '@/tests/support/drawn-pdf'
import { readDrawn } from '@/tests/support/read-drawn'

const textOf = async (...drawn: string[]) => (await readDrawn([{ drawn }])).text

describe('the text of a page', () => {
  it('is read column by column, whatever was drawn first', async () => {
    const left = ['The council met in its old', 'house on Monday and heard', 'three speakers of the town.']
    const middle = ['Rain is expected along all', 'of the coast until evening,', 'with wind from the north.']
    const right = ['The ferry goes at six and', 'at nine on each weekday in', 'winter, and never later.']
    const drawn = [0, 1, 2].flatMap((line) =>
      [right, left, middle].map((column, index) =>
        latin(column[line] ?? '', [420, 60, 240][index] ?? 0, 700 - line * 14, { size: 10 }),
      ),
    )
    const title = latin('News of the town and of the coast', 150, 740, { size: 20 })
    expect(await textOf(...drawn, title)).toBe(
      ['News of the town and of the coast\n', ...left, ...middle, ...right].join('\n'),
    )
  })

  it('keeps a sidebar apart from the text', async () => {
    const text = [
      'The main text goes on for several',
      'lines and fills a wide column of a',
      'page with a sidebar at its right.',
    ]
    const sidebar = ['In short: the bridge', 'was closed at noon', 'and opened at dawn.']
    const drawn = [...lines(text, 60, 700), ...lines(sidebar, 330, 704, { size: 9, leading: 11 })]
    expect(await textOf(...drawn)).toBe([...text, ...sidebar].join('\n'))
  })

  it('has notes under columns after them', async () => {
    const left = ['The council met in its house', 'on Monday and heard three', 'speakers of the town.']
    const right = ['It resolved to send members', 'to the capital and to pay', 'for their journey.']
    const notes = ['1 Report, p. 4.', '2 Register, p. 9.']
    const drawn = [...lines(left, 60, 700), ...lines(right, 260, 700), ...lines(notes, 60, 620, { size: 9 })]
    expect(await textOf(...drawn)).toBe([...left, ...right, '', ...notes].join('\n'))
  })

  it('is uncertain where short and long lines are side by side', async () => {
    const rows = ['The river', 'and after it', 'a long way of', 'the mill'].map((text, line) => [
      latin(text, 60, 700 - line * 14),
      latin(
        ['a sentence of more than a few words', 'no', 'and then words of another kind', 'so'][line] ?? '',
        200,
        700 - line * 14,
      ),
    ])
    const { findings } = await readDrawn([{ drawn: rows.flat() }])
    expect(findings).toEqual([['UNCERTAIN_ORDER', 1, ['1']]])
  })

  it('keeps the rows of a table', async () => {
    const rows = [
      ['Village', 'People', 'Year'],
      ['North Hill', '613', '1991'],
      ['South Mill', '12', '1992'],
    ]
    const drawn = rows.flatMap((row, line) =>
      row.map((cell, column) => latin(cell, 60 + column * 120, 700 - line * 16)),
    )
    expect(await textOf(...drawn)).toBe(rows.map((row) => row.join(' ')).join('\n'))
  })

  it('has a blank for each gap and none between letters', async () => {
    const words = ['Only', 'gaps', 'are', 'between', 'these', 'words']
    const drawn = words.map((word, index) => latin(word, 60 + index * 45, 700))
    expect(await textOf(...drawn)).toBe(words.join(' '))
    expect(await textOf(latin('set apart', 60, 700).replace('BT', 'BT 4 Tc'))).toBe('set apart')
  })

  it('has letters of another font inside their words', async () => {
    const drawn = [
      latin('M', 60, 700),
      latin('kt', 77, 700),
      latin('b', 92, 700),
      printed('\u0259', 70.8, 700),
      printed('\u0259', 86.2, 700, { size: 10 }),
    ]
    expect(await textOf(...drawn)).toBe('M\u0259kt\u0259b')
  })

  it('is read as the page is turned', async () => {
    const drawn = [
      latin('A line on a turned page.', 100, 100, { turned: 90 }),
      latin('Its second line.', 114, 100, { turned: 90 }),
    ]
    const { text } = await readDrawn([{ drawn, rotate: 90 }])
    expect(text).toBe('A line on a turned page.\nIts second line.')
    expect(await textOf(...drawn)).toBe(text)
  })

  it('is read down columns that are set vertically', async () => {
    expect(
      await textOf(
        vertical('\u6a4b\u3092\u6e21\u3063\u305f', 480, 700),
        vertical('\u662d\u548c\u4e8c\u5341\u5e74', 500, 700),
      ),
    ).toBe('\u662d\u548c\u4e8c\u5341\u5e74\n\u6a4b\u3092\u6e21\u3063\u305f')
  })

  it('keeps hyphens and line ends as they are printed', async () => {
    expect(await textOf(...lines(['They re-', 'solved to go.'], 60, 700))).toBe('They re-\nsolved to go.')
  })

  it('has letters for ligatures and presentation forms', async () => {
    expect(await textOf(printed('o\ufb03ce', 60, 700), printed('\ufea9\ufefc\ufe91', 60, 680))).toBe(
      'office\n\u0628\u0644\u0627\u062f',
    )
  })

  it('is the same inside a clipping rectangle', async () => {
    expect(await textOf(clipped(50, 690, 300, 30, latin('All of it is seen.', 60, 700)))).toBe(
      'All of it is seen.',
    )
  })
})
