/**
 * The version of folding, locating and comparing together. It is part of the fingerprint of what the engine judged: raise it with
 * any change after which the same quotation and text can give another answer.
 */
export const ENGINE_VERSION = '1.0.2'
