import {
  escapeHTML,
  serializeAttrsToHTMLString,
  serializeChildrenToHTMLString,
} from '@tiptap/static-renderer/json/html-string'
import type { FileAttributes, ImageAttributes } from './attributes'
import { clockOf } from './clock'
import { fileAddress, fileTypes } from './file-address'
import { imageAddress, widthsOf } from './image-address'
import { directionOf } from './language'

/** Makes one element. Escapes its attributes only: the children are already HTML. */
export const element = (tag: string, attributes: Record<string, unknown>, children: string | string[] = '') =>
  `<${tag}${serializeAttrsToHTMLString(attributes)}>${serializeChildrenToHTMLString(children)}</${tag}>`

/** An image of a text as HTML, closed where it has a warning. */
export function imageHtml(image: ImageAttributes, addressOf: (path: string) => string): string {
  const { sha256, width, height, alternative, caption, credit, rights, warning } = image
  const drawn = widthsOf(width).findLast((one) => one <= 960) ?? 480
  const src = addressOf(imageAddress(sha256, drawn, 'webp'))
  const about = [caption, credit, rights].filter((text) => text !== '').join(' ')
  const figure = element('figure', {}, [
    `<img${serializeAttrsToHTMLString({ src, alt: alternative ?? '', width, height })}>`,
    about === '' ? '' : element('figcaption', { dir: 'auto' }, escapeHTML(about)),
  ])
  if (warning === '') return figure
  return element('details', {}, [element('summary', { dir: 'auto' }, escapeHTML(warning)), figure])
}

/** A recording or document of a text as HTML, closed where it has a warning. */
export function fileHtml(file: FileAttributes, addressOf: (path: string) => string): string {
  const { sha256, mediaType, title, description, credit, rights, warning, transcript, language } = file
  const src = addressOf(fileAddress(sha256, mediaType))
  const [kind] = fileTypes[mediaType]
  const tag = kind === 'VIDEO' ? 'video' : 'audio'
  const about = [description ?? '', credit, rights].filter((text) => text !== '').join(' ')
  const figure = element('figure', {}, [
    kind === 'DOCUMENT' ? '' : element(tag, { controls: '', preload: 'none', src }),
    element('figcaption', { dir: 'auto' }, [
      element('a', { href: src }, escapeHTML(title)),
      about === '' ? '' : ` ${escapeHTML(about)}`,
    ]),
    transcript.length === 0
      ? ''
      : element(
          'ol',
          { lang: language, dir: language && directionOf(language) },
          transcript.map(({ start, text }) =>
            element('li', {}, [
              element('a', { href: `${src}#t=${start}` }, clockOf(start)),
              ` ${escapeHTML(text)}`,
            ]),
          ),
        ),
  ])
  if (warning === '') return figure
  return element('details', {}, [element('summary', { dir: 'auto' }, escapeHTML(warning)), figure])
}
