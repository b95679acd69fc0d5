/** A place on the earth, in degrees: north and east are positive. */
export type Point = { latitude: number; longitude: number }

const DEGREES = /^[+-]?\d{1,3}(?:\.\d{1,12})?$/

/** The point that a text such as "39.91, 46.79" names; null for any other text. */
export function pointIn(text: string): Point | null {
  const parts = text.trim().split(/[,;\s]+/)
  if (parts.length !== 2 || !parts.every((part) => DEGREES.test(part))) return null
  const [latitude = 0, longitude = 0] = parts.map(Number)
  return Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null
}

/** A point as it is kept: to a ten-thousandth of a degree, about ten metres. */
export const coordinatesOf = ({ latitude, longitude }: Point): string =>
  `${Number(latitude.toFixed(4))}, ${Number(longitude.toFixed(4))}`
