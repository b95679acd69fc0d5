/**
 * The icon of all pages, for metadata with `icons`: Next adds `app/icon.svg` by itself only to pages whose metadata has none. The file isn't called
 * `icon.ts`, which Next would run as an icon.
 */
export const pageIcon = { url: '/icon.svg', type: 'image/svg+xml', sizes: 'any' }
