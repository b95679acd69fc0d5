import { constants, inflateSync } from 'node:zlib'
import { type Defined, ObjectGraph } from './object-graph.ts'
import { runsIn, stringsIn, textOf, textOfXml } from './written-strings.ts'

/** What a PDF says outside of the text of its pages. */
export type DocumentData = {
  /** Properties, XMP, bookmarks, notes, fields, names of attached files, texts in place of pictures, and data within photographs. */
  texts: string[]
  /** Attached files and other parts that can't be read as text. */
  unread: number
  /** Streams with text or pictures that nothing shows. The texts have what is written plainly in them. */
  unshown: number
  /** All streams, but those that only say where objects are. */
  streams: number
  isEncrypted: boolean
}

/** A stream that a page could show. */
type Shown = Defined & { packed: { times: number; raw: Buffer } | null }
type Found = DocumentData & { attached: number; attachments: number; graph: ObjectGraph; drawn: Shown[] }

/** The most bytes that one stream unpacks into; more is unread. */
const MOST = 64 * 1024 ** 2
/** Characters that are read of one document; more is unread. */
const MOST_TEXT = 10_000_000
/** The beginning of a picture that is searched for data about its making. */
const HEAD = 1024 ** 2

/**
 * Reads all objects in the bytes of a PDF, in the order of the file, also those of earlier states that are still in it. Strings of an encrypted
 * document aren't readable so.
 */
export function documentDataOf(bytes: Buffer): DocumentData {
  const data: Found = {
    ...{ texts: [], unread: 0, unshown: 0, streams: 0, isEncrypted: false },
    ...{ attached: 0, attachments: 0, graph: new ObjectGraph(), drawn: [] },
  }
  let length = 0
  for (let from = 0, counted = 0; ; counted = data.texts.length) {
    const stream = streamAfter(bytes, from)
    const outside = bytes.toString('latin1', from, stream?.dictionaryEnd ?? bytes.length)
    const object = data.graph.add(outside)
    readObjects(outside, data)
    if (outside.includes('/Encrypt')) data.isEncrypted = true
    if (!stream) return ended(data)
    const dictionary = outside.slice(outside.lastIndexOf(' obj') + 1)
    readStream(dictionary, bytes.subarray(stream.start, stream.end), data, object)
    length += data.texts.slice(counted).reduce((sum, text) => sum + text.length, 0)
    if (length > MOST_TEXT) return ended({ ...data, unread: data.unread + 1 })
    from = stream.end
  }
}

function ended({ attached, attachments, graph, drawn, ...data }: Found): DocumentData {
  // The references of an encrypted document can be in what isn't readable.
  const unshown = data.isEncrypted ? [] : graph.unreached(drawn)
  return {
    ...data,
    texts: [...data.texts, ...unshown.flatMap(({ packed }) => (packed ? plainTextsOf(packed) : []))],
    // Some files don't say of a stream that it is an attached file.
    unread: data.unread + Math.max(0, attachments - attached),
    unshown: unshown.length,
  }
}

/** The strings of what a page would show, as far as its font writes letters as such: words that are written at once, and sign by sign. */
function plainTextsOf({ times, raw }: { times: number; raw: Buffer }): string[] {
  const strings = stringsIn(unpackedBy(times, raw)?.toString('latin1') ?? '')
  return [' ', ''].map((between) => strings.join(between).replaceAll('\n', ' '))
}

function readObjects(objects: string, data: Found) {
  data.texts.push(stringsIn(objects).join('\n'))
  data.attachments += objects.match(/\/EF\s*<</g)?.length ?? 0
}

type Stream = { dictionaryEnd: number; start: number; end: number }

/** The next stream: it begins after the word on a line of its own behind a dictionary, and ends where its length or the next end says. */
function streamAfter(bytes: Buffer, from: number): Stream | null {
  for (let at = bytes.indexOf('stream', from); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const before = bytes.toString('latin1', Math.max(from, at - 20), at)
    const after = bytes.toString('latin1', at + 6, at + 8)
    if (!/>>\s*$/.test(before) || !/^\r?\n|^\r/.test(after)) continue
    const start = at + 6 + (after.startsWith('\r\n') ? 2 : 1)
    const [, length] =
      /\/Length\s+(\d{1,10})(?!\s+\d+\s+R)/.exec(bytes.toString('latin1', Math.max(from, at - 2000), at)) ??
      []
    const stated = length ? start + Number(length) : -1
    const isStated = stated > 0 && /^\s*endstream/.test(bytes.toString('latin1', stated, stated + 20))
    const end = isStated ? stated : bytes.indexOf('endstream', start)
    return { dictionaryEnd: at, start, end: end < 0 ? bytes.length : end }
  }
  return null
}

function readStream(dictionary: string, raw: Buffer, data: Found, object: Defined | null) {
  const filters = [...(/\/Filter\s*(\[[^\]]*\]|\/\w+)/.exec(dictionary)?.[1] ?? '').matchAll(/\/(\w+)/g)].map(
    ([, name]) => name,
  )
  const isAttached = /\/Type\s*\/EmbeddedFile|\/EmbeddedFile/.test(dictionary)
  if (isAttached) data.attached += 1
  if (!/\/Type\s*\/(?:XRef|ObjStm)/.test(dictionary)) data.streams += 1
  const isDrawn = (packed: Shown['packed']) => {
    if (object) data.drawn.push({ ...object, packed })
  }
  const last = filters.at(-1)
  if (/\/Subtype\s*\/Image/.test(dictionary)) isDrawn(null)
  if (last === 'DCTDecode' || last === 'JPXDecode') {
    data.texts.push(filters.length === 1 ? photographDataOf(raw) : '')
    return
  }
  if (
    /\/Subtype\s*\/Image|\/Type\s*\/XRef|\/Length1\b|\/Subtype\s*\/(?:Type1C|CIDFontType0C|OpenType)/.test(
      dictionary,
    )
  )
    return
  const isKnown = filters.every((name) => name === 'FlateDecode' || name === 'Fl')
  const unpacked = isKnown ? unpackedBy(filters.length, raw) : null
  if (!unpacked) {
    // Those of pages are read as text.
    if (isAttached || /\/ObjStm|\/Metadata/.test(dictionary)) data.unread += 1
    else isDrawn(null)
    return
  }
  const content = unpacked.toString('latin1')
  if (/\/Type\s*\/ObjStm/.test(dictionary)) {
    data.graph.addPacked(dictionary, content)
    readObjects(content, data)
  } else if (isXml(unpacked)) data.texts.push(textOfXml(textOf(unpacked)))
  else if (isAttached && isText(unpacked)) data.texts.push(textOf(unpacked))
  else if (isAttached) data.unread += 1
  else {
    data.texts.push(replacementsIn(content).join('\n'))
    if (/\bT[Jj]\b/.test(content)) isDrawn({ times: filters.length, raw })
  }
}

function unpackedBy(times: number, raw: Buffer): Buffer | null {
  try {
    let unpacked = raw
    for (let time = 0; time < times; time += 1)
      unpacked = inflateSync(unpacked, { maxOutputLength: MOST, finishFlush: constants.Z_SYNC_FLUSH })
    return unpacked
  } catch {
    return null
  }
}

const isXml = (bytes: Buffer) => /^\s*</.test(textOf(bytes.subarray(0, 200)).replace(/^\ufeff/, ''))

/** True for bytes that are letters to the end, as far as their beginning shows. */
const isText = (bytes: Buffer) => !/(?![\t\n\f\r])\p{Cc}/u.test(textOf(bytes.subarray(0, 20_000)))

/** The texts that a page gives for reading aloud in place of what it shows (14.9.3, 14.9.4). */
const replacementsIn = (content: string): string[] =>
  [...content.matchAll(/\/(?:ActualText|Alt|E)\s*(?=[(<])/g)].flatMap(({ 0: all, index }) =>
    stringsIn(content.slice(index + all.length, index + all.length + 2000)).slice(0, 1),
  )

const START_OF_SCAN = 0xda

/** What a photograph in a PDF says of its making: the segments of a JPEG before its dots; of other formats, their beginning. */
function photographDataOf(bytes: Buffer): string {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return runsIn(bytes.subarray(0, HEAD))
  const found: string[] = []
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    const length = bytes.readUInt16BE(at + 2)
    if (marker === START_OF_SCAN || length < 2) break
    const content = bytes.subarray(at + 4, at + 2 + length)
    const isAbout =
      (marker >= 0xe1 && marker <= 0xef && marker !== 0xe2 && marker !== 0xee) || marker === 0xfe
    if (isAbout)
      found.push(
        content.includes('<')
          ? `${textOfXml(content.toString('utf8'))}\n${runsIn(content)}`
          : runsIn(content),
      )
    at += 2 + length
  }
  return found.join('\n')
}
