/** The backgrounds of app/tokens.css behind text, by theme. A test compares them with that file. */
export const grounds = {
  light: ['#faf9f6', '#f2efe8'],
  dark: ['#161513', '#1f1d1a'],
} as const

export type Theme = keyof typeof grounds

/** The lowest contrast that text may have (WCAG 2.2, 1.4.3). */
export const TEXT_CONTRAST = 4.5

type Rgb = readonly [red: number, green: number, blue: number]

const rgbOf = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

const hexOf = (rgb: Rgb): string =>
  `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** Relative luminance (WCAG 2.2, definitions). */
function luminanceOf(hex: string): number {
  const [red, green, blue] = rgbOf(hex).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** The contrast of two colours written "#rrggbb", from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminanceOf(one), luminanceOf(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** The lowest contrast of a colour with the backgrounds of a theme. */
export const contrastIn = (theme: Theme, colour: string): number =>
  Math.min(...grounds[theme].map((ground) => contrastOf(colour, ground)))

/** Returns the colour if its text is readable in this theme, else the nearest readable one: darker (light theme) or lighter (dark theme). */
export function readableIn(theme: Theme, colour: string): string {
  const end: Rgb = theme === 'light' ? [0, 0, 0] : [255, 255, 255]
  const [red, green, blue] = rgbOf(colour)
  for (let percent = 0; percent < 100; percent += 1) {
    const mixed = hexOf([
      red + ((end[0] - red) * percent) / 100,
      green + ((end[1] - green) * percent) / 100,
      blue + ((end[2] - blue) * percent) / 100,
    ])
    if (contrastIn(theme, mixed) >= TEXT_CONTRAST) return mixed
  }
  return hexOf(end)
}
