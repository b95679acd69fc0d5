import path from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { Invalid } from '@/lib/errors'
import { decode } from './decode'

export type MediaType = 'application/pdf' | 'text/html' | 'text/plain' | 'text/markdown'

const byExtension: Record<string, MediaType> = {
  '.pdf': 'application/pdf',
  '.html': 'text/html',
  '.htm': 'text/html',
  '.xhtml': 'text/html',
  '.txt': 'text/plain',
  '.text': 'text/plain',
  '.md': 'text/markdown',
  '.markdown': 'text/markdown',
}
const names: Record<MediaType, string> = {
  'application/pdf': 'a PDF',
  'text/html': 'an HTML page',
  'text/plain': 'plain text',
  'text/markdown': 'Markdown text',
}
/** How pages begin (after WHATWG MIME Sniffing 7.1); comments and declarations may stand before. */
const htmlStart = /^(?:\s|<\?xml[^>]*>|<!--[\s\S]{0,2000}?-->)*<(?:!doctype\s+html|html|head|body)[\s>]/i
/** Documents that are written in characters, but in which the words stand among instructions. */
const writtenOut = /^(?:\{\\rtf|%!PS)/
const anyTag = /<[a-z][a-z0-9]*[\s/>]/i

/**
 * What the bytes are, told from the bytes. Throws `Invalid` on `file` where that is none of PDF, HTML, Markdown or plain text, or not
 * what the name says. Plain text and Markdown cannot be told apart by content; there the name decides.
 */
export async function mediaTypeOf(bytes: Uint8Array, declaredName: string): Promise<MediaType> {
  if (bytes.length === 0) throw new Invalid({ file: 'This file is empty.' })
  const declared = byExtension[path.extname(declaredName).toLowerCase()] ?? null
  const found = await typeByContent(bytes, declared)
  if (declared && declared !== found)
    throw new Invalid({
      file: `The name says that this is ${names[declared]}, but its content is ${names[found]}. Name it for what it is, or choose the right file.`,
    })
  return found
}

async function typeByContent(bytes: Uint8Array, declared: MediaType | null): Promise<MediaType> {
  const signed = await fileTypeFromBuffer(bytes.subarray(0, 65_536))
  if (signed?.mime === 'application/pdf') return 'application/pdf'
  // Some signatures are a word or two letters (BM, MZ, GIF, FORM), with which a text may begin as well.
  if (signed && signed.mime !== 'application/xml' && !isText(bytes))
    throw new Invalid({
      file: `This is a ${signed.ext.toUpperCase()} file (${signed.mime}). Text, Markdown, HTML and PDF can be added.`,
    })
  const start = decode(bytes).text.slice(0, 65_536)
  if (htmlStart.test(start)) return 'text/html'
  if (declared === 'text/html' && anyTag.test(start)) return 'text/html'
  return declared === 'text/markdown' ? 'text/markdown' : 'text/plain'
}

/** Whether the bytes are UTF-8 without any control character but blanks and line ends, and no RTF or PostScript. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !writtenOut.test(text) && !/[^\P{Cc}\t\n\v\f\r]/u.test(text)
  } catch {
    return false
  }
}
