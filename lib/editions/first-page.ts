/** The internal path of the home page; proxy.ts rewrites "/" to it. With its own segment it is rendered on demand, not at build time. */
export const FIRST_PAGE = '/home/en'
