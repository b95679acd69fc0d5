import { expect, type Page } from '@playwright/test'

/** What this browser keeps of unsent texts, as JSON: the texts of drafts in IndexedDB and those of forms in localStorage. */
const entriesIn = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ texts: string[]; forms: string }>((resolve, reject) => {
        const opening = indexedDB.open('stele', 1)
        opening.onupgradeneeded = () =>
          opening.result.createObjectStore('texts', { keyPath: 'key' }).createIndex('recordId', 'recordId')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('texts').objectStore('texts').getAll()
          reading.onsuccess = () => {
            opening.result.close()
            // Bytes as signs, so that text among them is found.
            const signs = new TextDecoder('latin1')
            const written = (_: string, value: unknown) =>
              value instanceof Uint8Array ? `sealed:${signs.decode(value)}` : value
            const texts = reading.result.map((row) => JSON.stringify(row, written))
            resolve({ texts, forms: JSON.stringify({ ...localStorage }) })
          }
        }
      }),
  )

/** All that this browser keeps of unsent texts, as JSON. */
export const keptIn = async (page: Page): Promise<string> => JSON.stringify(await entriesIn(page))

/** How long each text of a draft is as this browser keeps it. */
export const keptSizes = async (page: Page): Promise<number[]> =>
  (await entriesIn(page)).texts.map(({ length }) => length)

/** Whether leaving the page would lose nothing that was typed into a draft: a browser asks the page the same. */
const isSafeToLeave = (page: Page) =>
  page.evaluate(() => dispatchEvent(new Event('beforeunload', { cancelable: true })))

/**
 * Waits until this browser keeps what was typed. Each write gives other bytes, so nothing is left to write when nothing changes. On a busy machine
 * the write of a draft can begin after that.
 */
export const allKept = (page: Page) =>
  expect
    .poll(async () => {
      const before = await keptIn(page)
      await page.waitForTimeout(600)
      return (await isSafeToLeave(page)) && before.includes('sealed:') && before === (await keptIn(page))
    })
    .toBe(true)
