import { audioSignatures } from '@/lib/holdings/extract/audio-signatures'
import { fileTypes } from '@/lib/text/file-address'

/** The types of files that the media library takes, by their content, each with what it is and the ending of its name. */
const types = {
  'image/jpeg': ['IMAGE', 'jpg'],
  'image/png': ['IMAGE', 'png'],
  'image/webp': ['IMAGE', 'webp'],
  'image/avif': ['IMAGE', 'avif'],
  'image/gif': ['IMAGE', 'gif'],
  'image/tiff': ['IMAGE', 'tif'],
  ...fileTypes,
} as const satisfies Record<string, readonly [kind: string, ending: string]>

export type MediaType = keyof typeof types
export const mediaTypes = Object.keys(types) as MediaType[]

export const mediaKinds = ['IMAGE', 'AUDIO', 'VIDEO', 'DOCUMENT'] as const
type MediaKind = (typeof mediaKinds)[number]

/** What a media file is. A type that isn't in the list counts as a document. */
export const mediaKindOf = (mediaType: string): MediaKind =>
  mediaTypes.find((type) => type === mediaType) ? types[mediaType as MediaType][0] : 'DOCUMENT'

/** The types of a kind. */
export const typesOf = (kind: MediaKind): MediaType[] => mediaTypes.filter((type) => types[type][0] === kind)

const aliases: Readonly<Record<string, MediaType>> = audioSignatures

/** The type in the list that a signature names; null for a file that the library doesn't take. */
export const typeOfSignature = (mime: string): MediaType | null =>
  aliases[mime] ?? mediaTypes.find((type) => type === mime) ?? null

/** The name with the ending of the type: a file is named after what it is, whatever it was called. */
export function namedAfter(type: MediaType, filename: string): string {
  const ending = types[type][1]
  const endings = new Set<string>([
    ending,
    ...(ending === 'jpg' ? ['jpeg'] : []),
    ...(ending === 'tif' ? ['tiff'] : []),
  ])
  const own = /\.([A-Za-z0-9]{1,5})$/.exec(filename)?.[1]?.toLowerCase()
  if (own && endings.has(own)) return filename
  return `${own ? filename.slice(0, -own.length - 1) : filename}.${ending}`.slice(-255)
}
