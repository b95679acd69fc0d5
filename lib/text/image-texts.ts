import type { NodeJson } from './json'

/** True for an image that has a content warning of its own. */
export const isWarnedImage = ({ type, attrs }: NodeJson): boolean =>
  type === 'image' && typeof attrs?.warning === 'string' && attrs.warning !== ''

/** The texts of an image, in the order in which they are read: what it shows, its caption, who made it, its rights. */
export const imageTexts = ({ attrs }: NodeJson): string[] =>
  [attrs?.alternative, attrs?.caption, attrs?.credit, attrs?.rights].filter(
    (text): text is string => typeof text === 'string' && text !== '',
  )
