import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** The axe that the builder brings, in its small form: half of a look is spent on reading it into the page. */
const axeSource = readFileSync(
  createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright')).resolve(
    'axe-core/axe.min.js',
  ),
  'utf8',
)

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** In light everything; in dark what looks at colours, as the themes differ in nothing else (app/tokens.css). */
const looks = {
  light: { type: 'tag', values: levels },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const

/**
 * Colours that pass into those of the other theme are taken to their end. Waiting for that could last for ever: a browser that has nothing
 * to show draws no frame, and without frames no transition moves on.
 */
const settle = (page: Page) =>
  page.evaluate(() => {
    // The end of one can begin another, in what inherits its colour.
    for (let turn = 0; turn < 10; turn += 1)
      for (const animation of document.getAnimations())
        if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish()
  })

/** No violation of WCAG 2.0, 2.1 or 2.2 at levels A and AA that axe can find, in light and in dark. */
export async function expectAccessible(page: Page) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await settle(page)
    // For the second look axe is in the page already.
    const axe = new AxeBuilder({ page, axeSource: colorScheme === 'light' ? axeSource : 'void 0' })
    const { type, values } = looks[colorScheme]
    axe.options({ runOnly: { type, values: [...values] }, resultTypes: ['violations'] })
    // No page holds a page of another site, so axe runs in one go, without a blank page beside it to sum up in.
    const { violations } = await axe.setLegacyMode().analyze()
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
    )
    expect(found, `${page.url()} in ${colorScheme}`).toEqual([])
  }
}
