/**
 * The version of folding, locating and comparing together. It is part of the keys of the engine's findings: raise it with
 * every change that can give another result for the same quotation and text.
 */
export const ENGINE_VERSION = '1.0.2'
