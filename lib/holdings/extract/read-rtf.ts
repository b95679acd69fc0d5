// A separate process (started by run.ts): the bytes of an RTF document on standard input, a Reading as JSON on standard output.
import { buffer } from 'node:stream/consumers'
import { findingsOf } from './findings.ts'
import type { Reading } from './reading'
import { readRtf } from './rtf.ts'

const maxText = Number(process.argv[3])

function read(latin1: string): Reading {
  const { text, spans, comments, pictures } = readRtf(latin1)
  if (text.length > maxText) return { refused: 'TOO_MUCH_TEXT' }
  const counts = { COMMENTS_LEFT_OUT: comments, PICTURES_LEFT_OUT: pictures }
  return text === ''
    ? { refused: 'NO_TEXT' }
    : { reader: 'rtf', text, spans, pages: [], findings: findingsOf(spans, counts) }
}

process.stdout.write(JSON.stringify(read((await buffer(process.stdin)).toString('latin1'))))
