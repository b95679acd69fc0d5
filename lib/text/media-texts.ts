import type { NodeJson } from './json'

/** True for the parts of a text that show a file of the media library. */
export const isMedia = (type: string): boolean => type === 'image' || type === 'file'

/** True for an image or a file that has a content warning of its own. */
export const isWarnedMedia = ({ type, attrs }: NodeJson): boolean =>
  isMedia(type) && typeof attrs?.warning === 'string' && attrs.warning !== ''

/** The texts of an image or a file, in the order in which they are read: its title, what it shows, its caption, who made it, its rights, what it says. */
export const mediaTexts = ({ attrs }: NodeJson): string[] =>
  [
    ...[attrs?.title, attrs?.alternative, attrs?.description, attrs?.caption, attrs?.credit, attrs?.rights],
    Array.isArray(attrs?.transcript) ? attrs.transcript.map(({ text }) => text).join('\n') : '',
  ].filter((text): text is string => typeof text === 'string' && text !== '')
