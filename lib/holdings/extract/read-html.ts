// A separate process (started by run.ts): HTML as UTF-8 on standard input, a Reading as JSON on standard output. Nothing in the page is run or
// fetched; deep nesting or endless markup can only end this process.
import { text } from 'node:stream/consumers'
import { readPage } from './read-page.ts'
import type { Reading } from './reading'

const maxText = Number(process.argv[3])

function read(html: string): Reading {
  const page = readPage(html)
  if (page.text === '') return { refused: 'NO_TEXT' }
  return page.text.length > maxText ? { refused: 'TOO_MUCH_TEXT' } : page
}

process.stdout.write(JSON.stringify(read(await text(process.stdin))))
