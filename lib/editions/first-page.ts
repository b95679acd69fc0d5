/** Where the first page is kept (proxy.ts leads there from "/"): with a segment of its own it is made on demand, not while building. */
export const FIRST_PAGE = '/home/en'
