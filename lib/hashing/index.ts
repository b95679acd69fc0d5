export { canonicalJson } from './canonical-json'
export { leafHash, merkleRoot, newSalt } from './merkle'
export { sha256 } from './sha256'
