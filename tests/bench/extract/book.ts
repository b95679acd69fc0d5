import { drawnPdf, latin, lines, shifted } from '../../support/drawn-pdf'

const words =
  'the bridge over river was closed at noon and nobody crossed it before evening because wind had risen from north while people waited near old mill for ferry that never came'.split(
    ' ',
  )

/** A line of about 70 letters, different for each number. */
function lineOf(number: number): string {
  let line = ''
  for (let word = 0; line.length < 64; word += 1)
    line += `${words[(number * 7 + word * 5 + ((number * word) % 11)) % words.length]} `
  return line.trim()
}

/** A born-digital book: each page has a head, a number, forty lines, a note with its marker, and a drawn line above the note. */
export const bookOf = (pages: number): Buffer =>
  drawnPdf(
    Array.from({ length: pages }, (_, page) => ({
      drawn: [
        latin('A BOOK OF BRIDGES', 60, 805, { size: 9 }),
        ...lines(
          Array.from({ length: 40 }, (_, line) => lineOf(page * 40 + line)),
          60,
          770,
          { size: 11, leading: 15 },
        ),
        shifted(
          [`Page ${page + 1} counts ${page + 12} people`, String((page % 9) + 1), ' and no more.'],
          60,
          160,
        ),
        'q 0.5 w 60 105 m 200 105 l S Q',
        latin(`${(page % 9) + 1} List ${page + 1} of the commission.`, 60, 90, { size: 8 }),
        latin(String(page + 1), 290, 40, { size: 9 }),
      ],
    })),
  )
