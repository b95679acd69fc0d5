import type { Page } from '@playwright/test'

/** How much of a page has moved since it was opened without a key or a press: the sum of its layout shifts. */
export const movementOn = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if ('value' in entry && 'hadRecentInput' in entry && !entry.hadRecentInput)
              sum += Number(entry.value)
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(sum), 200)
      }),
  )

/** Opens an address with web fonts that arrive once the page has been drawn, and waits until all have. Returns how many came late. */
export async function openWithLateFonts(page: Page, address: string): Promise<number> {
  const drawn = Promise.withResolvers<void>()
  let late = 0
  await page.route(/\.woff2$/, async (route) => {
    late += 1
    await drawn.promise
    await route.continue()
  })
  await page.goto(address, { waitUntil: 'domcontentloaded' })
  await page.evaluate(
    () => new Promise<number>((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
  drawn.resolve()
  await page.evaluate(() => document.fonts.ready.then(() => null))
  await page.unroute(/\.woff2$/)
  return late
}

/** Lets a page show web fonts whenever they arrive, so that its pictures don't depend on how busy the machine is. */
export const showLateFonts = (page: Page): Promise<unknown> =>
  page.route(/\/_next\/static\/.*\.css$/, async (route) => {
    const response = await route.fetch()
    const styles = await response.text()
    await route.fulfill({
      response,
      body: styles.replaceAll(/font-display:\s*optional/g, 'font-display:swap'),
    })
  })
