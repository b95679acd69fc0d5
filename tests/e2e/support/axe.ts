import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { deflateRawSync } from 'node:zlib'
import { type CDPSession, expect, type Page } from '@playwright/test'
import type { RunOptions } from 'axe-core'
import { z } from 'zod'

/** axe in its small form, packed: as it is, handing it to the browser takes longer than a look. */
const packed = deflateRawSync(
  readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js')),
).toString('base64')

const unpack = `(async () => {
  const bytes = Uint8Array.from(atob('${packed}'), (character) => character.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  ;(0, eval)(await new Response(stream).text())
})()`

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** In light everything; in dark what looks at colours, as the themes differ in nothing else (app/tokens.css). */
const looks = {
  light: { type: 'tag', values: levels },
  dark: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} satisfies Record<string, RunOptions['runOnly']>

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

/** Another position. What stays in sight while a page scrolls covers controls in part at some positions. */
const scrollOn = (page: Page) =>
  page.evaluate(() => {
    const before = scrollY
    scrollBy({ top: 40, behavior: 'instant' })
    if (scrollY === before) scrollTo({ top: 0, behavior: 'instant' })
  })

const inLines = `({ violations }) => violations.map(({ id, nodes }) =>
  id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', '))`

/**
 * axe in a world beside the page's own, which its Content-Security-Policy does not reach; gives back how to look from there. A look gives
 * a line for each rule that is violated, with the places.
 */
async function axeIn(client: CDPSession) {
  const { frameTree } = await client.send('Page.getFrameTree')
  const { executionContextId: contextId } = await client.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  })
  const evaluate = async (expression: string): Promise<unknown> => {
    const how = { contextId, expression, awaitPromise: true, returnByValue: true }
    const { result, exceptionDetails } = await client.send('Runtime.evaluate', how)
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }
  await evaluate(unpack)
  return async (options: RunOptions) =>
    z.array(z.string()).parse(await evaluate(`axe.run(${JSON.stringify(options)}).then(${inLines})`))
}

/** No violation of WCAG 2.0, 2.1 or 2.2 at levels A and AA that axe can find, in light and in dark. */
export async function expectAccessible(page: Page) {
  const client = await page.context().newCDPSession(page)
  const look = await axeIn(client)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found = async () => {
      await settle(page)
      const violations = await look({ runOnly: looks[colorScheme], resultTypes: ['violations'] })
      if (violations.length > 0) await scrollOn(page)
      return violations
    }
    // A page that a link opened has no title for a moment: the old one goes before the new one comes. A control that is too small or too pale
    // is so at every position.
    await expect.poll(found, { message: `${page.url()} in ${colorScheme}`, timeout: 60_000 }).toEqual([])
  }
  await client.detach()
}
