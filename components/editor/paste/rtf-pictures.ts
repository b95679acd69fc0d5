import { all } from './elements'

/** Pictures that are read from one clipboard, and how much RTF is looked through, in characters. */
const MOST = { pictures: 100, rtf: 150_000_000 }
const PICTURE = '{\\pict'

/** Where the group that begins at this place ends. */
function endOf(rtf: string, start: number): number {
  const brace = /[{}]/g
  brace.lastIndex = start
  let depth = 0
  for (let found = brace.exec(rtf); found; found = brace.exec(rtf)) {
    depth += found[0] === '{' ? 1 : -1
    if (depth === 0) return found.index
  }
  return rtf.length
}

function base64Of(hex: string): string {
  let binary = ''
  for (let at = 0; at + 1 < hex.length; at += 2)
    binary += String.fromCharCode(Number.parseInt(hex.slice(at, at + 2), 16))
  return btoa(binary)
}

/** A picture of a group as an address with its bytes; null for one that browsers don't show, such as a drawing of Windows. */
function addressOf(group: string): string | null {
  const type = /\\(png|jpeg)blip\b/.exec(group)?.[1]
  if (!type || /\\bin\d/.test(group)) return null
  // Without groups in it and control words, what is left is its bytes.
  const hex = group
    .slice(PICTURE.length)
    .replace(/\{[^{}]*\}/g, '')
    .replace(/\\[a-z]+-?\d* ?/g, '')
    .replace(/[^\da-f]/gi, '')
  return hex.length > 16 ? `data:image/${type};base64,${base64Of(hex)}` : null
}

/** The pictures of a text in RTF, in its order; null for each that can't be shown. */
export function picturesOfRtf(rtf: string): (string | null)[] {
  const found: (string | null)[] = []
  if (rtf.length > MOST.rtf) return found
  let start = rtf.indexOf(PICTURE)
  while (start >= 0 && found.length <= MOST.pictures) {
    const end = endOf(rtf, start)
    // Beside the picture Word writes one for programs that don't know its type.
    const isSecond = /\{\\nonshppict\s*$/.test(rtf.slice(Math.max(0, start - 40), start))
    if (!isSecond) found.push(addressOf(rtf.slice(start, end)))
    start = rtf.indexOf(PICTURE, end)
  }
  return found
}

/**
 * A copied page whose pictures on the writer's computer have their bytes, which the clipboard has in RTF. It stays as it is where that has another number
 * of pictures: which is which isn't guessed.
 */
export function withPicturesOfRtf(html: string, rtf: string): string {
  if (!/<img[^>]{1,2000}src=["']?file:/i.test(html) || !rtf.includes(PICTURE)) return html
  const page = new DOMParser().parseFromString(html, 'text/html')
  const onDisk = all(page.body, 'img').filter((picture) => /^file:/i.test(picture.getAttribute('src') ?? ''))
  const pictures = picturesOfRtf(rtf)
  if (pictures.length !== onDisk.length) return html
  for (const [index, picture] of onDisk.entries()) {
    const address = pictures[index]
    if (address) picture.setAttribute('src', address)
  }
  return page.documentElement.outerHTML
}
