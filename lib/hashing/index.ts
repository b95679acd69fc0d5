export { canonicalJson } from './canonical-json'
export { sha256 } from './sha256'
