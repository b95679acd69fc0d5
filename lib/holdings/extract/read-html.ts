// A separate process (started by run.ts): HTML as UTF-8 on standard input, a Reading as JSON on standard output. Nothing in the page is run or
// fetched; deep nesting or endless markup can only end this process.
import { text } from 'node:stream/consumers'
import { compile } from 'html-to-text'
import type { Reading } from './reading'

const maxText = Number(process.argv[3])

const skipped = ['script', 'style', 'noscript', 'template', 'iframe', 'object', 'svg', 'img', 'hr', 'head']
// Cells one after another, as in layout tables; columns side by side would cut sentences.
const lines = ['li', 'caption', 'tr', 'td', 'th']
const blocks = ['ul', 'table', 'blockquote']
const breaks = (number: number) => ({ leadingLineBreaks: number, trailingLineBreaks: number })
const headings = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']

// Only the text of the page: no capitals, bullets, addresses or rules that the converter would add.
const toText = compile({
  wordwrap: false,
  whitespaceCharacters: ' \t\r\n\f',
  limits: { maxInputLength: undefined },
  selectors: [
    ...skipped.map((selector) => ({ selector, format: 'skip' })),
    ...headings.map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: 'a', options: { ignoreHref: true } },
    ...lines.map((selector) => ({ selector, format: 'block', options: breaks(1) })),
    ...blocks.map((selector) => ({ selector, format: 'block', options: breaks(2) })),
  ],
})

function read(html: string): Reading {
  const printed = toText(html).trim()
  if (printed.length > maxText) return { refused: 'TOO_MUCH_TEXT' }
  return printed === ''
    ? { refused: 'NO_TEXT' }
    : { reader: 'html-to-text', text: printed, pages: [], spans: [], findings: [] }
}

process.stdout.write(JSON.stringify(read(await text(process.stdin))))
