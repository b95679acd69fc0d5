/** The types of files, other than images, that texts show: what each is, and the ending of its name. */
export const fileTypes = {
  'audio/mpeg': ['AUDIO', 'mp3'],
  'audio/mp4': ['AUDIO', 'm4a'],
  'audio/wav': ['AUDIO', 'wav'],
  'audio/ogg': ['AUDIO', 'ogg'],
  'audio/flac': ['AUDIO', 'flac'],
  'video/mp4': ['VIDEO', 'mp4'],
  'video/webm': ['VIDEO', 'webm'],
  'application/pdf': ['DOCUMENT', 'pdf'],
} as const satisfies Record<string, readonly [kind: string, ending: string]>

export type FileType = keyof typeof fileTypes
export const fileTypeNames = Object.keys(fileTypes) as FileType[]

/** The type of the list that this is; null for any other. */
export const fileTypeOf = (mediaType: string): FileType | null =>
  fileTypeNames.find((type) => type === mediaType) ?? null

/** The name of a file in its address. */
const nameOf = (type: FileType) => `file.${fileTypes[type][1]}`

/** The address of a recording or document that readers see. */
export const fileAddress = (sha256: string, type: FileType) => `/media/${sha256}/${nameOf(type)}`

/** The address of the same file for members, of any of the library. */
export const staffFileAddress = (sha256: string, type: FileType) => `/api/media/${sha256}/${nameOf(type)}`

/** The address of the image of a page of a document of the library, for members. */
export const staffPageAddress = (sha256: string, page: number) => `/api/media/${sha256}/page-${page}.webp`

/** The page in the last part of such an address; null for any other. */
export function pageIn(name: string): number | null {
  const [, page] = /^page-([1-9]\d{0,4})\.webp$/.exec(name) ?? []
  return page ? Number(page) : null
}

/** The address of the captions that an edition has for a recording. */
export const captionsAddress = (edition: string, sha256: string) => `${edition}/captions/${sha256}.vtt`

/** True for the last part of such an address. */
export const isFileName = (name: string): boolean => fileTypeNames.some((type) => nameOf(type) === name)
