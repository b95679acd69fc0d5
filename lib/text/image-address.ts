/** The widths in dots that images are drawn in, the smallest first. */
export const widths = [480, 960, 1600] as const
export type Width = (typeof widths)[number]
export const formats = ['avif', 'webp'] as const
export type ImageFormat = (typeof formats)[number]

/** The widths of an image: none larger than it is, but at least one. */
export const widthsOf = (width: number): Width[] => {
  const smaller = widths.filter((one) => one < width)
  const next = widths.find((one) => one >= width)
  return next ? [...smaller, next] : smaller
}

/** The address of an image that readers see. Its bytes never change. */
export const imageAddress = (sha256: string, width: Width, format: ImageFormat) =>
  `/media/${sha256}/${width}.${format}`

/** The address of the same image for members, of any image of the library. */
export const staffImageAddress = (sha256: string, width: Width | 'square', format: ImageFormat) =>
  `/api/media/${sha256}/${width}.${format}`

/** The width and format in the last part of such an address; null for any other. */
export function drawnIn(name: string): { width: Width | 'square'; format: ImageFormat } | null {
  const [, size, ending] = /^(\d{3,4}|square)\.(avif|webp)$/.exec(name) ?? []
  const format = formats.find((one) => one === ending)
  const width = size === 'square' ? size : widths.find((one) => String(one) === size)
  return format && width ? { width, format } : null
}
