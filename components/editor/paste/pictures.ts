import type { ImageAttributes } from '@/lib/text/attributes'
import { all } from './elements'

const TYPES = /^image\/(?:png|jpeg|gif|webp|avif|tiff)$/
/** A picture within a page. */
const inPage = /^data:(image\/(?:png|jpeg|gif|webp|avif|tiff));base64,/i
/** Pictures that are taken up from one page. */
const MOST = 100

/** The pictures among pasted or dropped files. */
export const pictureFiles = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter(({ type }) => TYPES.test(type))

/** True when a copied page is nothing but a picture, which the clipboard has as a file, too. */
export function isOnlyPicture(html: string): boolean {
  if (html === '') return true
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return (body.textContent ?? '').trim() === '' && body.querySelector('table') === null
}

/** True when a page has pictures within it. */
export const hasPictures = (html: string): boolean => /<img[^>]{1,2000}src=["']?data:image\//i.test(html)

/** The boxes of a list of things to do, which Google Docs writes as pictures. */
const BOX = '[aria-roledescription="checkbox" i]'

function fileOf(address: string, name: string): File | null {
  const type = inPage.exec(address)?.[1]?.toLowerCase()
  if (!type) return null
  try {
    const text = atob(address.slice(address.indexOf(',') + 1).replace(/\s/g, ''))
    const bytes = Uint8Array.from(text, (one) => one.charCodeAt(0))
    return new File([bytes], `${name}.${type.slice(6)}`, { type })
  } catch {
    return null
  }
}

/** The table around a picture that is in no other table; null where it is in none. */
function outermostTable(picture: Element): Element | null {
  let table = picture.closest('table')
  for (let around = table; around; around = around.parentElement?.closest('table') ?? null) table = around
  return table
}

/**
 * A page whose pictures are images of the library: each that is within the page is given to `add`, which puts it there. A description that the page
 * has is kept. A picture in a table, whose cells take none, comes after it. One that couldn't be added stays as it is, and is left out and
 * counted like all pictures elsewhere.
 */
export async function withPictures(
  html: string,
  add: (file: File) => Promise<ImageAttributes | null>,
): Promise<string> {
  const page = new DOMParser().parseFromString(html, 'text/html')
  let count = 0
  const lastAfter = new Map<Element, Element>()
  for (const picture of all(page.body, `img:not(${BOX})`)) {
    const file = count < MOST ? fileOf(picture.getAttribute('src') ?? '', `image-${count + 1}`) : null
    if (!file) continue
    count += 1
    const image = await add(file)
    if (!image) continue
    const described = (picture.getAttribute('alt') ?? '').replace(/\s+/g, ' ').trim().slice(0, 2000)
    const attrs = { ...image, alternative: image.alternative ?? (described || null) }
    picture.setAttribute('data-image', JSON.stringify(attrs))
    picture.removeAttribute('src')
    const table = outermostTable(picture)
    if (!table) continue
    ;(lastAfter.get(table) ?? table).after(picture)
    lastAfter.set(table, picture)
  }
  return page.body.innerHTML
}
